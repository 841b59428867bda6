#!/usr/bin/env bash
# Change apply against PostgreSQL's native subscription: the same backlog, held by one slot for each repetition of each
# contender, drained by turns. Prints a row per workload: medians in seconds, their ratio (native / lepton; above 1 is faster
# than native), Lepton's peak memory. A follower lives for days, as the servers do: one process of ours does all repetitions
# of a workload, after a first drain that counts apart ("cold") and whose rows are compared. Both servers in memory; needs
# PostgreSQL's server packages.
#   bench/apply.sh [workload …]      tpcb uniform large (default: all)
#   REPETITIONS=5 TRANSACTIONS=150000 ROWS=1000000 BIN=/usr/lib/postgresql/15/bin JAVA_OPTIONS=…
. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"
transactions=${TRANSACTIONS:-150000}
rows=${ROWS:-1000000}
[ $# -gt 0 ] || set -- tpcb uniform large
cd "$work"

bench() { "$bin/pgbench" -h 127.0.0.1 -p "$source_port" -U postgres -n "$@" >/dev/null 2>"$work/pgbench.log" || { cat "$work/pgbench.log" >&2; exit 1; }; }

prepare() { # side workload: the rows before the changes
  local port=${1}_port
  echo "CREATE DATABASE $2" | sql "$1" postgres
  echo "CREATE TABLE public.marker (id int PRIMARY KEY)" | sql "$1" "$2"
  case $2 in
    tpcb) "$bin/pgbench" -h 127.0.0.1 -p "${!port}" -U postgres -i -q -s 10 "$2" >/dev/null 2>&1 ;;
    *) echo "CREATE TABLE public.item (id bigint PRIMARY KEY, n bigint NOT NULL, filler text);
             INSERT INTO public.item SELECT i, 0, repeat('x', 60) FROM generate_series(1, $rows) i; VACUUM ANALYZE public.item" | sql "$1" "$2" ;;
  esac
}

change() { # workload: the backlog
  case $1 in
    tpcb) bench -c 4 -t $((transactions / 4)) "$1" ;;
    uniform)
      { for v in a b c d; do echo "\\set $v random(1, $rows)"; done; echo BEGIN\;
        for v in a b c d; do echo "UPDATE public.item SET n = n + 1 WHERE id = :$v;"; done; echo END\;; } >"$work/uniform.sql"
      # Rows are asked for in any order: who would wait for a deadlock tries again.
      bench -c 4 -t $((transactions / 4)) --max-tries=100 -f "$work/uniform.sql" "$1" ;;
    large) echo "UPDATE public.item SET n = n + 1" | sql source "$1" ;;
  esac
  echo "INSERT INTO public.marker VALUES (1)" | sql source "$1"
}

native() { # source database, target database, slot: seconds
  local begun ended
  begun=$(date +%s%N)
  sql target "$2" <<SQL
CREATE SUBSCRIPTION bench CONNECTION 'host=127.0.0.1 port=$source_port user=postgres dbname=$1' PUBLICATION $3
  WITH (create_slot = false, slot_name = '$3', copy_data = false);
SQL
  sql target "$2" <<'SQL'
-- A new transaction for each look: an old one would keep dead rows from being pruned.
DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM public.marker) LOOP COMMIT; PERFORM pg_sleep(0.02); END LOOP; END $$;
SQL
  ended=$(date +%s%N)
  sql target "$2" <<SQL
ALTER SUBSCRIPTION bench DISABLE;
ALTER SUBSCRIPTION bench SET (slot_name = NONE);
DROP SUBSCRIPTION bench;
SQL
  awk -v n=$((ended - begun)) 'BEGIN { printf "%.2f\n", n / 1e9 }'
}

. "$home/bench/drain.sh"

fresh() { # workload
  echo "CREATE DATABASE run TEMPLATE $1 STRATEGY file_copy" | sql target postgres
}

drop() {
  echo "DROP DATABASE run WITH (FORCE)" | sql target postgres
  echo "CHECKPOINT" | sql target postgres
}

same() { # workload: source and target hold the same rows
  local table sum
  for table in $(echo "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace" | sql source "$1"); do
    sum="SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM $table t"
    [ "$(echo "$sum" | sql source "$1")" = "$(echo "$sum" | sql target run)" ] || { echo "$1: $table differs" >&2; exit 7; }
  done
}

changed() { echo "SELECT pg_sleep(1.5); SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables" | sql source "$1" | tail -n 1; }

printf 'workload\trow changes\tnative s\tlepton s\tratio\tlepton CPU s\tlepton MiB\tcold s\n'
for workload in "$@"; do
  prepare source "$workload"
  prepare target "$workload"
  for i in $(seq 0 "$repetitions"); do
    for who in native lepton; do
      echo "CREATE PUBLICATION ${who}_$i FOR ALL TABLES;
            SELECT slot_name FROM pg_create_logical_replication_slot('${who}_$i', 'pgoutput')" | sql source "$workload" >/dev/null
    done
  done
  before=$(changed "$workload")
  change "$workload"
  count=$(($(changed "$workload") - before))
  : >"$work/native.txt"; : >"$work/lepton.txt"
  lepton_start
  fresh "$workload"
  cold=$(lepton "$workload" run lepton_0)
  same "$workload"
  drop
  for i in $(seq "$repetitions"); do
    for who in native lepton; do
      fresh "$workload"
      "$who" "$workload" run "${who}_$i" >>"$work/$who.txt"
      [ "$i" -gt 1 ] || same "$workload"
      drop
    done
    [ -z "${VERBOSE:-}" ] || echo "$workload $i: native $(tail -n 1 "$work/native.txt") lepton $(tail -n 1 "$work/lepton.txt")" >&2
  done
  lepton_end
  n=$(median <"$work/native.txt"); l=$(cut -d' ' -f1 "$work/lepton.txt" | median)
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$workload" "$count" "$n" "$l" "$(awk -v n="$n" -v l="$l" 'BEGIN { printf "%.2f", n / l }')" \
    "$(cut -d' ' -f2 "$work/lepton.txt" | median)" "$(cut -d' ' -f3 "$work/lepton.txt" | sort -n | tail -n 1)" "${cold%% *}"
  for i in $(seq 0 "$repetitions"); do
    for who in native lepton; do
      echo "SELECT pg_drop_replication_slot('${who}_$i')" | sql source "$workload" >/dev/null
    done
  done
  echo "DROP DATABASE $workload WITH (FORCE)" | sql source postgres
  echo "DROP DATABASE $workload WITH (FORCE)" | sql target postgres
done
