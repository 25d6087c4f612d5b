# shellcheck shell=bash
# ./booking test, bench, drill: each with a PostgreSQL of its own that is gone afterwards. Sourced by ./booking.

readonly at_once=3
# Those that take long begin first; projects that are not named come after them.
readonly longest_first=(Web.Tests Faults Grains.Tests Api.Tests)
# Tests of Faults that put no load on the machine and measure no time. The others run one after another, longer than anything
# else; these are a part of their own that runs beside them, at the end.
readonly quiet_faults=(Script Privacy Traces Controls.GuardTests Controls.HistoryInvariantsTests Controls.LedgerInvariantsTests)

command_test() {
  (($# <= 1)) || fail "test takes one filter"
  local filter=${1:-} part parts=() passed=0 failed=0 skipped=0 took=()
  need_dotnet
  need node chromium fonts faketime
  throw_away_postgres
  install_mail_sink
  SECONDS=0
  build OrleansBooking.sln
  took+=("build $SECONDS")
  while IFS= read -r part; do parts+=("$part"); done < <(test_parts)
  run_parts "$filter" "${parts[@]}"

  if ((passed + failed + skipped == 0)); then
    say "no test ran${filter:+; no name contains }$filter"
    failed=1
  fi
  print_times
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  ((failed == 0))
}

# What runs as one: a project or the quiet tests of Faults.
test_parts() {
  test_projects
  printf '%s\n' Faults.quiet
}

test_projects() {
  local name project
  { for name in "${longest_first[@]}"; do printf '%s\n' "tests/$name/$name.csproj"; done && printf '%s\n' tests/*/*.csproj; } |
    while IFS= read -r project; do
      if [[ -e $project ]] && grep -q Microsoft.NET.Test.Sdk "$project"; then basename "$project" .csproj; fi
    done | awk '!seen[$0]++'
}

# run_parts FILTER PART…: three at once, because much of their time is waiting. What one says is printed in one piece at
# its end. Adds to $passed, $failed, $skipped and $took of the caller.
run_parts() {
  local filter=$1 pid
  shift
  local -A running=() started=()
  while (($# + ${#running[@]} > 0)); do
    while (($# > 0 && ${#running[@]} < at_once)); do
      start_part "$1" "$filter"
      running[$child]=$1 started[$child]=$SECONDS
      shift
    done
    sleep 0.1
    for pid in "${!running[@]}"; do
      if kill -0 "$pid" 2>/dev/null; then continue; fi
      took+=("${running[$pid]} $((SECONDS - started[$pid]))")
      end_part "${running[$pid]}" "$pid"
      unset "running[$pid]"
    done
  done
}

start_part() {
  local project=${1%.quiet} filter options=() results
  results=$(results_of "$1")
  mkdir -p "$results"
  filter=$(filter_of "$1" "$2")
  if [[ -n $filter ]]; then options+=(--filter "$filter"); fi
  # The built tests themselves: asking the project what to run takes seconds of processor time.
  start_child TERM dotnet test "tests/$project/bin/Release/net10.0/OrleansBooking.$project.dll" --results-directory "$results" \
    --logger 'trx;LogFileName=results.trx' --logger 'console;verbosity=minimal' "${options[@]}" </dev/null >"$results/output" 2>&1
}

# filter_of PART WANTED: the two parts of Faults leave nothing out between them and have nothing in common.
filter_of() {
  local quiet
  quiet=$(printf '|FullyQualifiedName~.Faults.%s.' "${quiet_faults[@]}")
  case $1 in
    Faults) printf '%s' "$(sed 's/~/!~/g; s/|/\&/g' <<<"${quiet#|}")" ;;
    Faults.quiet) printf '(%s)' "${quiet#|}" ;;
  esac
  if [[ -n $2 ]]; then
    case $1 in Faults*) printf '&' ;; esac
    printf 'FullyQualifiedName~%s' "$2"
  fi
}

results_of() { printf '%s\n' "$work/results/$1"; }

end_part() {
  local part=$1 pid=$2 code=0 results counters total good bad
  wait "$pid" || code=$?
  # What it left behind goes with it.
  kill -KILL -- "-$pid" 2>/dev/null || true
  forget_child "$pid"

  results=$(results_of "$part")
  cat "$results/output"
  counters=$(grep -ho '<Counters [^>]*>' "$results"/results*.trx 2>/dev/null | tail -n 1 || true)
  total=$(counter total "$counters") good=$(counter passed "$counters") bad=$(counter failed "$counters")
  # A run that broke off tells of no failed test; it is one.
  if ((code != 0 && bad == 0)); then
    say "$part ended with code $code before it could report"
    bad=1
    total=$((total + 1))
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - good - bad))
}

# Where the time went, in seconds: the parts, of which three ran at once, and the ten slowest tests.
print_times() {
  printf 'seconds: %s\n' "$(printf '%s, ' "${took[@]}" | sed 's/, $//')"
  { grep -ho '<UnitTestResult [^>]*>' "$work"/results/*/results*.trx 2>/dev/null || true; } |
    sed -nE 's/.* testName="([^"]*)".* duration="([0-9:.]*)".*/\2 \1/p' | sort -r | sed -n 1,10p |
    sed -E 's/OrleansBooking\.//; s/&quot;/"/g; s/&#x[AD];/ /g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' |
    awk '{ split($1, time, ":"); $1 = ""; printf "%7.1f %s\n", time[1] * 3600 + time[2] * 60 + time[3], $0 }'
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
    if [[ $1 == --json || $1 == --svg || $1 == --summary ]] && (($# > 1)); then
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
