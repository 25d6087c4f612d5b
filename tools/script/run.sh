# shellcheck shell=bash
# ./booking run. Sourced by ./booking.

command_run() {
  local port=8080 data=$root/.data roles=silo,api,citizen,staff demo=true connection=
  while (($# > 0)); do
    case $1 in
      --port | --data | --roles | --connection) (($# > 1)) || fail "$1 needs a value" ;;&
      --port) port=$2 && shift ;;
      --data) data=$(absolute "$2") && shift ;;
      --roles) roles=$2 && shift ;;
      --connection) connection=$2 && shift ;;
      --no-demo) demo=false ;;
      *) fail "run does not know '$1'; ./booking help" ;;
    esac
    shift
  done
  [[ $port =~ ^[0-9]+$ ]] || fail "--port takes a number"
  check_roles "$roles" "$connection"

  ended_by_signal=0
  need_dotnet
  need node
  open_data_folder "$data"
  port_is_free "$port" || fail "port $port is taken; choose another with --port"
  build src/Silo/Silo.csproj

  if [[ $roles != citizen ]]; then use_database "$data" "$connection"; fi
  if has_role silo "$roles"; then
    install_mail_sink
    start_mail_sink "$data/mail" "$data/log/mail.log"
  fi
  start_silo "$data" "$port" "$roles" "$demo"
  local pid=$child code=0
  wait "$pid" || code=$?
  forget_child "$pid"
  if ((code != 0)); then
    tail -n 10 "$data/log/silo.log" >&2
    fail "the silo ended with code $code; its log is $data/log/silo.log"
  fi
}

# has_role ROLE ROLES
has_role() { [[ ,$2, == *,$1,* ]]; }

# check_roles ROLES [CONNECTION]
check_roles() {
  local role names
  IFS=, read -ra names <<<"$1"
  ((${#names[@]} > 0)) || fail "--roles needs at least one of silo, api, citizen, staff"
  for role in "${names[@]}"; do
    has_role "$role" silo,api,citizen,staff || fail "--roles does not know '$role'; there are silo, api, citizen and staff"
  done
  # A database of its own would have no silo in it.
  if [[ $1 != citizen && -z $2 ]] && ! has_role silo "$1"; then
    fail "without the role silo, --connection must name the database of the silos"
  fi
}

absolute() { (cd "$called_from" && realpath -m -- "$1"); }

# One run a folder: the lock is held by this script and its children, so it outlives none of them.
open_data_folder() {
  local lock
  if [[ ! -d $1 ]]; then
    mkdir -p "$1"
    chmod 700 "$1"
  fi
  mkdir -p "$1/log" "$1/mail"
  exec {lock}>"$1/.lock"
  flock -w 10 "$lock" || fail "another run uses the folder $1"
  # Whoever waits for the file must not find that of an earlier run.
  rm -f "$1/ready.json"
  local log
  for log in silo mail postgres; do
    if [[ -s $1/log/$log.log ]]; then mv "$1/log/$log.log" "$1/log/$log.log.1"; fi
  done
}

# use_database DATA [CONNECTION]: exports the connection strings of a given server, or of a cluster in the data folder.
use_database() {
  local data=$1 given=$2 cluster_version=
  if [[ -n $given ]]; then
    export ConnectionStrings__Booking=$given
    return
  fi

  if [[ -e $data/postgres/complete ]]; then cluster_version=$(<"$data/postgres/data/PG_VERSION"); fi
  need postgres
  start_postgres "$data/postgres" "$data/log/postgres.log" fsync=on
  prepare_database
  local owner silo identity
  owner=$(connection owner)
  silo=$(connection silo)
  identity=$(connection identity)
  export ConnectionStrings__Owner=$owner ConnectionStrings__Silo=$silo ConnectionStrings__Identity=$identity
}

# Sets $mail_port and $mail_folder.
start_mail_sink() {
  local log=$2
  mail_folder=$1
  start_child TERM node tools/mail-sink/index.js "$mail_folder" >>"$log" 2>&1 </dev/null
  local pid=$child
  until mail_port=$(sed -n 's/^port //p' "$log") && [[ -n $mail_port ]]; do
    kill -0 "$pid" 2>/dev/null || fail "the mail sink ended; its log is $log"
    sleep 0.05
  done
}

start_silo() {
  local data=$1 port=$2 roles=$3 demo=$4
  export ASPNETCORE_URLS="http://127.0.0.1:$port"
  export Booking__Roles=$roles Booking__Demo=$demo Booking__DemoAccounts=true Booking__DataFolder=$data Keys__Folder="$data/keys"
  local migrate=()
  if has_role silo "$roles"; then
    export Mail__Host=127.0.0.1 Mail__Port=$mail_port Mail__Folder=$mail_folder
    migrate=(--migrate)
  fi
  # The same ports each time: a silo that was killed is then known to be gone as soon as it starts again.
  Booking__SiloPort=$(remembered_port "$data/silo.port")
  Booking__GatewayPort=$(remembered_port "$data/gateway.port")
  export Booking__SiloPort Booking__GatewayPort
  start_child TERM dotnet "$silo_program" "${migrate[@]}" 2>>"$data/log/silo.log" </dev/null
}
