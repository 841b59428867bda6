#!/usr/bin/env bash
# How far the target is behind while the source is written to at half of what the stream can apply. First a backlog is drained
# to find the capacity; then pgbench runs at RATE transactions a second. Every 100 ms a heartbeat commits at the source;
# its lag is the time until the target shows it, looked for every 10 ms. Prints p50, p99 and the greatest in milliseconds.
#   bench/lag.sh [tpcb|ranges]
# ranges: a transaction is one UPDATE of a hundred neighbouring rows. On a machine that also applies, a server cannot do half as
# many transactions of TPC-B as a stream can apply; of these it can.
#   SECONDS_LONG=60 TRANSACTIONS=60000 RATE=(half the capacity) CLIENTS=4 BIN=/usr/lib/postgresql/15/bin JAVA_OPTIONS=…
. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"
long=${SECONDS_LONG:-60}
transactions=${TRANSACTIONS:-60000}
clients=${CLIENTS:-4}
workload=()
case ${1:-tpcb} in
  tpcb) ;;
  ranges)
    transactions=${TRANSACTIONS:-10000}
    # Clients have accounts of their own, or they would deadlock.
    printf '%s\n' '\set a random(0, 1999) * 100 * '"$clients"' + :client_id * 100' \
      "UPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid BETWEEN :a + 1 AND :a + 100;" >"$work/ranges.sql"
    workload=(-f "$work/ranges.sql")
    ;;
  *) echo "unknown workload: $1" >&2; exit 2 ;;
esac
. "$home/bench/drain.sh"

for side in source target; do
  port=${side}_port
  echo "CREATE DATABASE tpcb" | sql "$side" postgres
  "$bin/pgbench" -h 127.0.0.1 -p "${!port}" -U postgres -i -q -s 10 tpcb >/dev/null 2>&1
  echo "CREATE TABLE public.heartbeat (id bigserial PRIMARY KEY, at timestamptz NOT NULL)" | sql "$side" tpcb
done
for slot in lepton_0 lepton_1; do
  echo "CREATE PUBLICATION $slot FOR ALL TABLES; SELECT slot_name FROM pg_create_logical_replication_slot('$slot', 'pgoutput')" |
    sql source tpcb >/dev/null
done
write() { "$bin/pgbench" -h 127.0.0.1 -p "$source_port" -U postgres -n -c "$clients" "${workload[@]}" "$@" tpcb 2>&1; }
echo "CREATE DATABASE warm TEMPLATE tpcb STRATEGY file_copy" | sql target postgres
write -t $((transactions / clients)) >/dev/null
lepton_start
lepton tpcb warm lepton_0 >/dev/null
echo "DROP DATABASE warm WITH (FORCE)" | sql target postgres
# The second drain is a warm one.
drained=$(lepton tpcb tpcb lepton_1 on)
capacity=$(awk -v n="$transactions" -v s="${drained%% *}" 'BEGIN { printf "%d", n / s }')
rate=${RATE:-$((capacity / 2))}

echo "DO \$\$ BEGIN FOR i IN 1..$((long * 10)) LOOP INSERT INTO public.heartbeat (at) VALUES (clock_timestamp()); COMMIT;
  PERFORM pg_sleep(0.1); END LOOP; END \$\$" | sql source tpcb &
{
  echo "CREATE TEMPORARY TABLE seen (id bigint, lag interval);
DO \$\$ DECLARE last bigint := 0; until timestamptz := clock_timestamp() + interval '$((long + 3)) s';
BEGIN
  WHILE clock_timestamp() < until LOOP
    INSERT INTO seen SELECT id, clock_timestamp() - at FROM public.heartbeat WHERE id > last;
    SELECT coalesce(max(id), 0) INTO last FROM seen;
    COMMIT;
    PERFORM pg_sleep(0.01);
  END LOOP;
END \$\$;
SELECT count(*), (1000 * percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM lag)))::int,
  (1000 * percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM lag)))::int, (1000 * extract(epoch FROM max(lag)))::int FROM seen;"
} | "$bin/psql" "$(uri target tpcb)" -qAt -F $'\t' -v ON_ERROR_STOP=1 >"$work/lag.txt" &
written=$(write -T "$long" -R "$rate" | awk '/^tps/ { printf "%d", $3 }')
wait %2 %3 2>/dev/null || wait
echo end >&8
lepton_end
printf 'capacity tps\tasked tps\twritten tps\theartbeats\tp50 ms\tp99 ms\tmax ms\n'
printf '%s\t%s\t%s\t%s\n' "$capacity" "$rate" "$written" "$(cat "$work/lag.txt")"
