# shellcheck shell=bash
# Building, and not building when nothing changed. Sourced by ./booking.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# No build server stays behind when the script ends.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

readonly silo_program=src/Silo/bin/Release/net10.0/OrleansBooking.Silo.dll

# build TARGET: a project or the solution. Skipped while every source is as it was at the last good build.
build() {
  local target=$1 fingerprint built
  fingerprint=$(fingerprint_of_sources)
  # Who built the whole solution built the project too.
  for built in artifacts/{"$(basename "$target")",OrleansBooking.sln}.stamp; do
    if [[ -e $silo_program && -e $built && $(<"$built") == "$fingerprint" ]]; then
      return
    fi
  done

  say "building $target …"
  # One compiler for all projects, warm after the first. It is this build's own, and in_front ends it with the build.
  in_front dotnet build "$target" -c Release -v quiet -p:UseSharedCompilation=true -p:SharedCompilationId="booking-$$" </dev/null >&2 || fail "the build failed"
  mkdir -p artifacts
  # Of the sources as they were before: an edit during the build is built the next time.
  printf '%s\n' "$fingerprint" >"artifacts/$(basename "$target").stamp"
}

# Names, sizes and times of everything that goes into a build.
fingerprint_of_sources() {
  find src tests Directory.*.props BannedSymbols.txt .editorconfig OrleansBooking.sln \
    \( -name bin -o -name obj -o -name node_modules -o -name TestResults \) -prune -o -type f -printf '%p %s %T@\n' |
    sort | sha256sum
}

# The mail sink's packages, as its lock file says.
install_mail_sink() {
  local folder=tools/mail-sink
  if [[ ! $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]]; then
    say "installing the mail sink's packages …"
    in_front npm --prefix "$folder" ci --no-fund --no-audit --no-update-notifier --loglevel=error </dev/null >&2 || fail "npm ci failed in $folder"
    touch "$folder/node_modules/.package-lock.json"
  fi
}
