# Sourced by ./run and ./test: brings a bare Debian 12 to what the build needs, and says what it does.
# Safe to repeat; when everything is there it costs a few milliseconds.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOGS="$ROOT/build/logs"
mkdir -p "$LOGS"

PACKAGES_BUILD="g++ cmake ninja-build ccache mold pkg-config libboost1.81-dev libssl-dev libsqlite3-dev libfmt-dev
  libexpected-dev libsodium-dev libyaml-cpp-dev libxlsxwriter-dev libzip-dev zlib1g-dev libexpat1-dev libpugixml-dev
  libcli11-dev libcurl4-openssl-dev libspdlog-dev libutf8proc-dev libhpdf-dev fonts-liberation2 doctest-dev ca-certificates"
PACKAGES_TEST="chromium clang-format-19 unzip poppler-utils python3-openpyxl python3-aiosmtpd python3-icalendar"
PACKAGES_LONG="clang-19 libclang-rt-19-dev gcovr"
PACKAGES_BENCH="libbenchmark-dev wrk"

if [ -t 1 ]; then BOLD=$'\e[1m' RED=$'\e[31m' PLAIN=$'\e[0m'; else BOLD= RED= PLAIN=; fi
say() { printf '%s\n' "${BOLD}▸${PLAIN} $*"; }
die() { printf '%s\n' "${RED}✗${PLAIN} $*" >&2; exit 1; }

# step LABEL COMMAND…: runs quietly into build/logs, shows that it lives, and on failure the end of its log.
step() {
  local label=$1 log start pid code
  shift
  log="$LOGS/$(printf '%s' "$label" | tr -c 'a-zA-Z0-9\n' '-' | cut -c1-60).log"
  start=$SECONDS
  if [ -t 1 ]; then
    "$@" >"$log" 2>&1 &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
      printf '\r  %s … %ss ' "$label" "$((SECONDS - start))"
      sleep 0.5
    done
    wait "$pid" && code=0 || code=$?
    printf '\r\e[K'
  else
    "$@" >"$log" 2>&1 && code=0 || code=$?
  fi
  if [ "$code" != 0 ]; then
    printf '%s\n' "${RED}✗${PLAIN} $label failed; the last lines of ${log#"$ROOT"/}:" >&2
    tail -n 40 "$log" >&2
    return "$code"
  fi
  say "$label ($((SECONDS - start)) s)"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    die "Packages are missing and this user is not root. Run as root, or install sudo, or install: $MISSING"
  fi
}

have_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

install_packages() {
  as_root apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $MISSING
}

# packages NAME…: installs what is missing of them.
packages() {
  local p
  MISSING=""
  for p in "$@"; do have_package "$p" || MISSING="$MISSING $p"; done
  [ -z "$MISSING" ] || step "Installing$(printf '%s' "$MISSING" | wc -w | sed 's/^/ /') Debian packages" install_packages ||
    die "Could not install:$MISSING. Check the network and /etc/apt, then run this again."
}

# The oldest Node that Vite 8 accepts: 20.19, or 22.12 and later.
node_ok() {
  "$1" -e 'const [a,b]=process.versions.node.split(".").map(Number);
           process.exit((a===20&&b>=19)||(a===22&&b>=12)||a>22?0:1)' 2>/dev/null
}

fetch_node() {
  mkdir -p "$ROOT/.tools/node" && cp "$ROOT"/scripts/node/package*.json "$ROOT/.tools/node/" &&
    cd "$ROOT/.tools/node" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

# Sets NODE and NPM. A new enough Node is used as it is; otherwise a pinned one comes from npm into .tools/.
node_tools() {
  local arch
  if command -v node >/dev/null && node_ok node && command -v npm >/dev/null; then
    NODE=node NPM="npm"
    return
  fi
  case "$(uname -m)" in x86_64) arch=x64 ;; aarch64) arch=arm64 ;; *) die "No Node for $(uname -m); install Node 22." ;; esac
  NODE="$ROOT/.tools/node/node_modules/node-linux-$arch/bin/node"
  NPM="$NODE $ROOT/.tools/node/node_modules/npm/bin/npm-cli.js"
  if ! [ -x "$NODE" ] || ! cmp -s "$ROOT/scripts/node/package-lock.json" "$ROOT/.tools/node/package-lock.json"; then
    if ! command -v npm >/dev/null; then
      # Debian's npm conflicts with a nodejs from elsewhere.
      have_package nodejs && die "Node is installed but npm is not, and Node is too old. Remove the nodejs package, or upgrade it to 22."
      packages npm
    fi
    step "Fetching Node 22" fetch_node || die "Could not fetch Node from npm. Check the network, then run this again."
  fi
  export PATH="$(dirname "$NODE"):$PATH"
}

# Files whose change makes the web side out of date, as one hash.
web_hash() {
  (cd "$ROOT/web" && find . ../docs/huong-dan ../docs/pictures/huong-dan -path ./node_modules -prune -o -path ./dist -prune -o -type f -print | LC_ALL=C sort |
    xargs -d '\n' sha256sum | sha256sum | cut -c1-16)
}

npm_install() { cd "$ROOT/web" && $NPM ci --ignore-scripts --no-audit --no-fund --loglevel=error; }
npm_build() { cd "$ROOT/web" && $NPM run --silent build; }

web_modules() {
  local want
  want=$(sha256sum "$ROOT/web/package-lock.json" | cut -c1-16)
  [ "$(cat "$ROOT/web/node_modules/.hoanhap" 2>/dev/null)" = "$want" ] && return
  step "Installing the web tools" npm_install || die "npm could not install the web tools; see above."
  echo "$want" >"$ROOT/web/node_modules/.hoanhap"
}

build_web() {
  local want
  want=$(web_hash)
  [ "$(cat "$ROOT/build/web.hash" 2>/dev/null)" = "$want" ] && [ -f "$ROOT/web/dist/index.html" ] && return
  node_tools
  web_modules
  step "Building the web side" npm_build || die "The web side did not build; see above."
  echo "$want" >"$ROOT/build/web.hash"
}

# build PRESET TARGET…
build() {
  local preset=$1
  shift
  cd "$ROOT" || exit 1
  export CCACHE_BASEDIR="$ROOT" CCACHE_NOHASHDIR=1
  if [ ! -f "build/$preset/build.ninja" ]; then
    step "Configuring $preset" cmake --preset "$preset" || die "CMake could not configure; see above."
  fi
  step "Building $preset" cmake --build "build/$preset" --target "$@" -- -k 0 || die "The build failed; see above."
}
