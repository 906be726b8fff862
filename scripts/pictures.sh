#!/usr/bin/env bash
# Takes the pictures of the documents from the last end-to-end run (build/pictures): the README's from the walk `report`, the
# guide's from `guide`. First: npm run e2e -- report guide, in web/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
from=build/pictures to=docs/pictures
mkdir -p "$to/huong-dan"
for file in $(grep -rhoE 'pictures/[a-z0-9/-]+\.png' README.md docs/huong-dan | sed 's,^pictures/,,' | sort -u); do
  cp "$from/$file" "$to/$file"
done
# None stays that no page shows any more.
for file in "$to"/huong-dan/*.png; do
  grep -rqF "huong-dan/$(basename "$file")" docs/huong-dan || rm "$file"
done
