#!/usr/bin/env bash
# Rules that a machine can check: the arrows between the folders of src/, and what may not stand in any file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bad=0
complain() { printf '%s\n' "$*"; bad=1; }

# The arrows (design §3): an include of another folder must be reachable through CMakeLists' DEPENDS.
declare -A depends
while read -r name rest; do depends[$name]=" $rest "; done < <(
  sed -n 's/^hoanhap_module(\([a-z]*\)\(.*\))$/\1 \2/p' CMakeLists.txt | sed 's/DEPENDS//; s/LINKS.*//')
reach() { # reach FROM TO
  local d
  [ "$1" = "$2" ] && return 0
  for d in ${depends[$1]:-}; do reach "$d" "$2" && return 0; done
  return 1
}
while IFS=: read -r file include; do
  from=${file#src/} from=${from%%/*} to=${include%%/*}
  [ "$from" = cli ] && continue
  case "$file" in *_test.cpp) continue ;; esac
  [ -d "src/$to" ] || continue
  reach "$from" "$to" || complain "$file includes $include, but $from does not depend on $to (CMakeLists.txt)"
done < <(grep -rHo --include='*.h' --include='*.cpp' '^#include "[a-z_]*/[^"]*"' src | sed 's/#include "\(.*\)"/\1/' | sort -u)

# Asio and Beast only in src/http; SQL only in stores (design §7, §3).
grep -rlE '#include <boost/(asio|beast)' src | grep -v '^src/http/' && complain "Asio and Beast belong to src/http alone" || true
# Words (design §1), personal paths, unfinished marks.
git grep -nIi 'đối tượng' -- src web/src programmes docs README.vi.md ':!*.tsv' ':!docs/adr' | grep -v 'không dùng' && complain 'the word "đối tượng" is not used for people' || true
git grep -nIE 'TO''DO|FIX''ME' -- src web/src tests scripts run test && complain "unfinished marks" || true
git grep -nIE 'registry\.npm|deb\.debian' -- . && complain "a registry host is named" || true
exit $bad
