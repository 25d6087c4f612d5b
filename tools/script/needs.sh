# shellcheck shell=bash
# What the machine must have, and getting it. Sourced by ./booking.

readonly least_postgres=15 least_node=18

need_dotnet() {
  command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -Eq '^[1-9][0-9]+\.' ||
    fail "the .NET SDK 10 is needed: https://dotnet.microsoft.com/download"
}

# need NAME…: finds everything, installs what is missing, or says what to install.
need() {
  local name packages=()
  for name in "$@"; do
    if ! "find_$name"; then
      say "booking: $("wish_for_$name")"
      read -ra packages <<<"${packages[*]-} $("packages_of_$name")"
    fi
  done
  if ((${#packages[@]} == 0)); then
    return
  fi

  install_packages "${packages[@]}"
  for name in "$@"; do
    "find_$name" || fail "$("wish_for_$name"), and the packages ${packages[*]##*|} of this system do not give it"
  done
}

# install_packages NAME…: where names stand as FIRST|SECOND, the first that this system has.
install_packages() {
  command -v apt-get >/dev/null || fail "this machine has no apt-get; install what Debian's packages ${*##*|} give"
  local as_root=()
  if ((EUID != 0)); then
    as_root=(sudo -n)
    if ! sudo -n true 2>/dev/null; then
      fail "install what is missing, with: sudo apt-get install ${*##*|}"
    fi
  fi

  say "installing ${*##*|} …"
  local log name known=()
  log=$(mktemp)
  temporary+=("$log")
  in_front "${as_root[@]}" apt-get update -q >"$log" 2>&1 </dev/null || broken_apt "$log" "the lists of packages"
  for name in "$@"; do known+=("$(known_package "$name")"); done
  in_front "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${known[@]}" \
    >"$log" 2>&1 </dev/null || broken_apt "$log" "${known[*]}"
  hash -r
}

broken_apt() {
  tail -n 5 "$1" >&2
  fail "apt-get could not install: $2"
}

known_package() {
  local names name
  IFS='|' read -ra names <<<"$1"
  for name in "${names[@]}"; do
    if apt-cache show "$name" >/dev/null 2>&1; then break; fi
  done
  printf '%s\n' "$name"
}

# shellcheck disable=SC2034 # postgres_bin is what it finds
# The programs of the newest usable PostgreSQL are in $postgres_bin; of the cluster's own version if there is a cluster.
find_postgres() {
  local version=${cluster_version:-} bin
  while read -r bin; do
    if [[ -x $bin/initdb && -x $bin/postgres && -x $bin/psql ]] && postgres_fits "$bin" "$version"; then
      postgres_bin=$bin
      return 0
    fi
  done < <(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -Vr && dirname "$(command -v postgres || echo /none)")
  return 1
}

# postgres_fits BIN [MAJOR]
postgres_fits() {
  local major
  major=$("$1/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
  if [[ -n ${2:-} ]]; then
    [[ $major == "$2" ]]
  else
    ((major >= least_postgres))
  fi
}

packages_of_postgres() { echo "postgresql${cluster_version:+-$cluster_version}"; }
wish_for_postgres() { echo "PostgreSQL ${cluster_version:-$least_postgres or newer} is needed (https://apt.postgresql.org has it for every release)"; }

find_node() {
  local major
  command -v npm >/dev/null && major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null) && ((major >= least_node))
}
packages_of_node() { echo nodejs npm; }
wish_for_node() { echo "Node $least_node or newer with npm is needed (https://nodejs.org)"; }

# The path is handed to the tests in BOOKING_TEST_CHROMIUM. First Chromium as a shell without windows: the same engine in
# half the time. Ubuntu's package of the whole browser is only a pointer to a snap, so a name alone is not enough.
find_chromium() {
  local name path
  for name in "${BOOKING_TEST_CHROMIUM:-}" chromium-headless-shell chromium google-chrome-stable google-chrome chromium-browser; do
    if path=$(command -v "$name" 2>/dev/null) && "$path" --version >/dev/null 2>&1; then
      export BOOKING_TEST_CHROMIUM=$path
      return 0
    fi
  done
  return 1
}
packages_of_chromium() { echo 'chromium-headless-shell|chromium'; }
wish_for_chromium() { echo 'Chromium is needed for the browser tests (or Google Chrome: https://www.google.com/chrome)'; }

# The tests skew a silo's clock with it. The path is handed to them in BOOKING_TEST_FAKETIME.
find_faketime() {
  local path
  for path in "${BOOKING_TEST_FAKETIME:-}" /usr/lib/*/faketime/libfaketimeMT.so.1 /usr/lib64/faketime/libfaketimeMT.so.1 /usr/lib/faketime/libfaketimeMT.so.1; do
    if [[ -e $path ]]; then
      export BOOKING_TEST_FAKETIME=$path
      return 0
    fi
  done
  return 1
}
packages_of_faketime() { echo libfaketime; }
wish_for_faketime() { echo 'libfaketime is needed for the fault tests (https://github.com/wolfcw/libfaketime)'; }

# Without Japanese fonts the pages' screenshots show boxes.
find_fonts() { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=ja) ]]; }
packages_of_fonts() { echo fontconfig fonts-noto-cjk; }
wish_for_fonts() { echo 'Japanese fonts are needed for the browser tests'; }
