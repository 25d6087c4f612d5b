# shellcheck shell=bash
# ./booking test, bench, drill: each with a PostgreSQL of its own that is gone afterwards. Sourced by ./booking.

command_test() {
  (($# <= 1)) || fail "test takes one filter"
  local filter=${1:-} project passed=0 failed=0 skipped=0
  need_dotnet
  need node chromium fonts faketime
  throw_away_postgres
  install_mail_sink
  build OrleansBooking.sln
  for project in tests/*/*.csproj; do
    if grep -q Microsoft.NET.Test.Sdk "$project"; then
      test_project "$project" "$filter"
    fi
  done

  if ((passed + failed + skipped == 0)); then
    say "no test ran${filter:+; no name contains }$filter"
    failed=1
  fi
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  ((failed == 0))
}

# test_project PROJECT [FILTER]: adds to $passed, $failed and $skipped of the caller.
test_project() {
  local project=$1 filter=$2 results code=0 counters total good bad options=()
  results=$work/results/$(basename "$project" .csproj)
  if [[ -n $filter ]]; then options+=(--filter "FullyQualifiedName~$filter"); fi
  in_front dotnet test "$project" --no-build -c Release --results-directory "$results" \
    --logger 'trx;LogFileName=results.trx' --logger 'console;verbosity=minimal' "${options[@]}" </dev/null || code=$?

  counters=$(grep -ho '<Counters [^>]*>' "$results"/results*.trx 2>/dev/null | tail -n 1 || true)
  total=$(counter total "$counters") good=$(counter passed "$counters") bad=$(counter failed "$counters")
  # A run that broke off tells of no failed test; it is one.
  if ((code != 0 && bad == 0)); then
    say "$project ended with code $code before it could report"
    bad=1
    total=$((total + 1))
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - good - bad))
}

counter() {
  local number
  number=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
  printf '%s\n' "${number:-0}"
}

command_bench() { with_own_postgres tests/Bench/Bench.csproj 'benchmarks' "$@"; }

command_drill() {
  (($# > 0)) || fail "drill needs a name; ./booking help"
  need faketime
  with_own_postgres tests/Faults/Faults.csproj 'drills' "$@"
}

# The program knows its scenarios and says so when it is given another name.
with_own_postgres() {
  local project=$1 what=$2 arguments=()
  shift 2
  [[ -e $project ]] || fail "this version has no $what ($project is not there)"
  while (($# > 0)); do
    arguments+=("$1")
    if [[ ($1 == --json || $1 == --summary) && $# -gt 1 ]]; then
      arguments+=("$(absolute "$2")")
      shift
    fi
    shift
  done
  need_dotnet
  need node
  throw_away_postgres
  build OrleansBooking.sln
  in_front dotnet run --project "$project" --no-build -c Release -- "${arguments[@]}"
}

# Sets $work, a folder that goes with the script, and exports BOOKING_TEST_POSTGRES, a superuser's connection string.
throw_away_postgres() {
  need postgres
  work=$(mktemp -d)
  temporary+=("$work")
  # Crashes are part of what is tested, so nothing is traded for speed.
  start_postgres "$work/postgres" "$work/postgres.log" fsync=on max_connections=300
  BOOKING_TEST_POSTGRES=$(connection owner postgres)
  export BOOKING_TEST_POSTGRES
}
