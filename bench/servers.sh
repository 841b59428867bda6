# To be sourced: two PostgreSQL servers in memory, taken away again at the end, and what the benchmarks share.
# BIN: PostgreSQL's programs; TMPFS: where the servers live; REPETITIONS; MORE_SETTINGS: lines for postgresql.conf.
# KEEP: a directory in memory that is left behind and found again by the next run, data, servers and figures; to be removed by hand.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bin=${BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
repetitions=${REPETITIONS:-5}
[ -x "$bin/initdb" ] || { echo "PostgreSQL's server programs are needed: set BIN" >&2; exit 4; }

work=${KEEP:-$(mktemp -d "${TMPFS:-/dev/shm}/lepton-bench.XXXXXX")}
mkdir -p "$work"
as=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$work"
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
stopping=immediate
[ -z "${KEEP:-}" ] || stopping=fast
finish() {
  for side in source target; do
    "${as[@]}" "$bin/pg_ctl" -D "$work/$side" -m "$stopping" stop >/dev/null 2>&1 || true
  done
  [ -n "${KEEP:-}" ] || rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

free_port() {
  local port
  for _ in $(seq 50); do
    port=$((20000 + RANDOM % 10000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  return 1
}

start() { # side port
  [ -d "$work/$1" ] || create "$1"
  (cd "$work" && "${as[@]}" "$bin/pg_ctl" -D "$work/$1" -o "-p $2" -l "$work/$1.log" -w start >/dev/null)
}

create() { # side
  (cd "$work" && "${as[@]}" "$bin/initdb" -D "$work/$1" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null)
  cat >>"$work/$1/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$work'
wal_level = logical
shared_buffers = 1GB
max_wal_size = 64GB
checkpoint_timeout = 1h
autovacuum = off
max_replication_slots = 40
max_wal_senders = 40
max_locks_per_transaction = 256
${MORE_SETTINGS:-}
CONF
}

source_port=$(free_port); start source "$source_port"
target_port=$(free_port); start target "$target_port"

uri() { # side database
  local port=${1}_port
  echo "postgresql://postgres@127.0.0.1:${!port}/$2"
}

sql() { # side database; statements on stdin
  "$bin/psql" "$(uri "$1" "$2")" -qAtX -v ON_ERROR_STOP=1
}

fresh_target() { # database
  printf 'DROP DATABASE IF EXISTS %s WITH (FORCE);\nCREATE DATABASE %s;\nCHECKPOINT;\n' "$1" "$1" | sql target postgres 2>/dev/null
}

# Runs a command, its output kept from the terminal, and prints the seconds that it took.
seconds() {
  local begin end
  begin=$(date +%s.%N)
  "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; echo "failed: $*" >&2; return 1; }
  end=$(date +%s.%N)
  echo "$end $begin" | awk '{ printf "%.2f\n", $1 - $2 }'
}

# Of numbers, a line each, from standard input or a file.
median() { sort -n "$@" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
