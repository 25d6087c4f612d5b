# shellcheck shell=bash
# A PostgreSQL cluster in a folder, on the loopback address only. Sourced by ./booking.
# shellcheck disable=SC2154 # postgres_bin comes from find_postgres, child from start_child
#
# FOLDER/data  the cluster     FOLDER/*.password  of the three roles     FOLDER/port  where it listened last
#
# PostgreSQL refuses to run as root, so root hands it to the system user postgres. That user may not be able to walk to
# the folder (below /root, or in a folder of mktemp -d), and the parents' rights are not ours to change: the script
# opens the folder and PostgreSQL enters it through the inherited descriptor.

# start_postgres FOLDER LOG [SETTING…]: creates the cluster if there is none, and starts it.
# Afterwards $postgres_port is where it listens and `connection ROLE DATABASE` gives a connection string.
start_postgres() {
  local folder=$1 log=$2
  shift 2
  postgres_folder=$folder
  mkdir -p "$folder"
  chmod 700 "$folder"
  # Without this mark an earlier attempt was interrupted, and nothing was ever stored.
  if [[ ! -e $folder/complete ]]; then
    create_cluster "$folder" "$log"
  fi

  enter_cluster "$folder"
  local attempt
  for attempt in 1 2 3; do
    postgres_port=$(remembered_port "$folder/port")
    if launch_postgres "$log" "$@"; then
      return
    fi
    # Perhaps another process was faster with the port.
    rm -f "$folder/port"
    say "PostgreSQL did not start (attempt $attempt)"
  done
  tail -n 5 "$log" >&2
  fail "PostgreSQL does not start; its log is $log"
}

create_cluster() {
  local folder=$1 log=$2 role
  rm -rf "$folder/data"
  mkdir -m 700 "$folder/data"
  for role in owner silo identity; do
    (umask 077 && random_secret >"$folder/$role.password")
  done
  if ((EUID == 0)); then
    id postgres >/dev/null 2>&1 || useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin postgres
    chown postgres "$folder/data"
  fi

  enter_cluster "$folder"
  # The password goes in by a descriptor too; the file belongs to whoever runs initdb only for that moment.
  local secret=$folder/initial.password descriptor
  cp -p "$folder/owner.password" "$secret"
  if ((EUID == 0)); then chown postgres "$secret"; fi
  exec {descriptor}<"$secret"
  if ! in_front "${as_postgres[@]}" "$postgres_bin/initdb" -D "$cluster_path" -U booking --auth=scram-sha-256 \
    --pwfile="/proc/self/fd/$descriptor" --encoding=UTF8 --locale=C.UTF-8 --data-checksums >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    fail "initdb failed; its output is in $log"
  fi
  exec {descriptor}<&-
  rm -f "$secret"
  touch "$folder/complete"
}

# enter_cluster FOLDER: sets $cluster_path and $as_postgres for the programs that work on the cluster.
enter_cluster() {
  if ((EUID == 0)); then
    local descriptor
    exec {descriptor}<"$1/data"
    cluster_path=/proc/self/fd/$descriptor
    as_postgres=(setpriv --reuid postgres --regid postgres --init-groups --pdeathsig TERM --)
  else
    cluster_path=$1/data
    as_postgres=()
  fi
}

# SIGINT is PostgreSQL's fast and clean stop.
launch_postgres() {
  local log=$1 setting settings=()
  shift
  # Error messages go without the values of the rows they are about.
  for setting in listen_addresses=127.0.0.1 unix_socket_directories= log_error_verbosity=terse "$@"; do
    settings+=(-c "$setting")
  done
  start_child INT "${as_postgres[@]}" "$postgres_bin/postgres" -D "$cluster_path" -p "$postgres_port" "${settings[@]}" >>"$log" 2>&1 </dev/null
  local pid=$child
  # It may have to recover first, so there is no limit but its own life.
  until "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port"; do
    if ! kill -0 "$pid" 2>/dev/null; then
      forget_child "$pid"
      return 1
    fi
    sleep 0.05
  done
  kill -0 "$pid" 2>/dev/null
}

# The database and the roles of the product; harmless when they exist.
prepare_database() {
  PGPASSWORD=$(<"$postgres_folder/owner.password") "$postgres_bin/psql" -X -q -v ON_ERROR_STOP=1 \
    -h 127.0.0.1 -p "$postgres_port" -U booking -d postgres \
    -v silo="$(<"$postgres_folder/silo.password")" -v identity="$(<"$postgres_folder/identity.password")" <<'SQL'
select format('create role %I login', role) from unnest(array['booking_silo', 'booking_identity']) role
where not exists (select from pg_roles where rolname = role) \gexec
alter role booking_silo password :'silo';
alter role booking_identity password :'identity';
select 'create database booking' where not exists (select from pg_database where datname = 'booking') \gexec
SQL
}

# connection ROLE [DATABASE]: owner, silo or identity
connection() {
  local -A user=([owner]=booking [silo]=booking_silo [identity]=booking_identity)
  printf 'Host=127.0.0.1;Port=%s;Username=%s;Password=%s;Database=%s\n' \
    "$postgres_port" "${user[$1]}" "$(<"$postgres_folder/$1.password")" "${2:-booking}"
}
