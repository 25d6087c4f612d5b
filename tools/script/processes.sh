# shellcheck shell=bash
# Messages, child processes, ports. Sourced by ./booking.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "booking: $*"
  exit 1
}

# Children in the order in which they were started; they are stopped in the reverse order, whatever ends the script.
children=()
declare -A stop_signal=()
temporary=()

trap end EXIT
# A signal may come during anything; the work of ending is done once, in `end`. Ending is how `run` succeeds.
ended_by_signal=143
trap 'exit "$ended_by_signal"' INT TERM HUP

end() {
  local code=$? index
  trap '' INT TERM HUP
  for ((index = ${#children[@]} - 1; index >= 0; index--)); do
    stop_child "${children[index]}"
  done
  if ((${#temporary[@]} > 0)); then
    rm -rf "${temporary[@]}"
  fi
  exit "$code"
}

# start_child SIGNAL COMMAND…: in the background, in a session of its own, so that Ctrl-C in the terminal reaches only
# this script, which then ends its children in order, each with its SIGNAL. If the script is killed, the kernel sends them
# SIGTERM, for which PostgreSQL waits until nobody is connected any more. The process id is in $child.
start_child() {
  local signal=$1
  shift
  setsid setpriv --pdeathsig TERM -- "$@" &
  child=$!
  children+=("$child")
  stop_signal[$child]=$signal
}

# stop_child PID: asks with the child's signal, and insists after 45 seconds.
stop_child() {
  local pid=$1 waited
  kill "-${stop_signal[$pid]}" "$pid" 2>/dev/null || return 0
  for ((waited = 0; waited < 450; waited++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  # The whole session: what the child left behind goes with it.
  kill -KILL -- "-$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# in_front COMMAND…: runs it to its end like any command, but a signal to this script ends it at once.
in_front() {
  local pid code=0
  start_child TERM "$@"
  pid=$child
  wait "$pid" || code=$?
  # What it left behind goes with it.
  kill -KILL -- "-$pid" 2>/dev/null || true
  forget_child "$pid"
  return "$code"
}

forget_child() {
  local kept=() pid
  for pid in "${children[@]}"; do
    [[ $pid == "$1" ]] || kept+=("$pid")
  done
  children=("${kept[@]}")
}

# Prints a TCP port of the loopback address that nobody listens on. Below the range that the kernel gives to clients.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    if port_is_free "$port"; then
      printf '%s\n' "$port"
      return
    fi
  done
}

port_is_free() { ! (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# remembered_port FILE: the port noted in the file if it is still free, or a new one that is noted.
remembered_port() {
  local file=$1
  if [[ ! -s $file ]] || ! port_is_free "$(<"$file")"; then
    free_port >"$file"
  fi
  cat "$file"
}

random_secret() { head -c 24 /dev/urandom | base64 | tr -d '/+=\n'; }
