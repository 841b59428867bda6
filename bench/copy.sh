#!/usr/bin/env bash
# A whole database copied, by turns: pgcopydb clone, pg_dump -Fd and pg_restore, Lepton without and with verification; and one
# stream of one table, by turns with a psql pipe. Both servers in memory. Prints medians in seconds and the ratios to the peers.
#   bench/copy.sh [rows of the largest table, default 5,000,000]
#   REPETITIONS=5 JOBS=2 BIN=/usr/lib/postgresql/15/bin
# With KEEP=/dev/shm/DIRECTORY a few turns can be taken now and more of them later: the medians are over all. REPETITIONS=0 only
# makes the databases. A turn at 5,000,000 rows takes about three minutes on two cores, and 9 GB of memory.
. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"
rows=${1:-5000000}
jobs=${JOBS:-2}
"$home/lepton" --version >/dev/null

make_databases() {
  echo 'CREATE DATABASE shop; CREATE DATABASE stream;' | sed 's/; /;\n/' | sql source postgres
  sql source shop <<SQL
CREATE TABLE customer (id int PRIMARY KEY, email text UNIQUE, properties jsonb, tags text[]);
INSERT INTO customer SELECT i, md5(i::text) || '@example.org', jsonb_build_object('a', i, 'b', md5((i * 3)::text)),
  ARRAY[md5(i::text), 'x'] FROM generate_series(0, $rows / 10) i;
CREATE TABLE orders (id bigint PRIMARY KEY, customer int NOT NULL REFERENCES customer, created timestamptz NOT NULL,
  amount numeric(12,2), reference text, note text);
INSERT INTO orders SELECT i, (hashint8(i) & 2147483647) % ($rows / 10), '2020-01-01'::timestamptz + i * interval '13 s',
  (hashint8(i * 7) & 1048575) / 100.0, md5(i::text), repeat('x', hashint8(i * 3) & 63) FROM generate_series(1, $rows) i;
CREATE INDEX ON orders (reference);
CREATE INDEX ON orders (customer);
CREATE INDEX ON orders (created);
CREATE TABLE line (orders bigint NOT NULL, position int NOT NULL, quantity int, price numeric(10,2), PRIMARY KEY (orders, position));
INSERT INTO line SELECT i / 3, i % 3, i % 17, (i % 9999) / 100.0 FROM generate_series(1, $rows / 2) i;
CREATE TABLE document (id int PRIMARY KEY, body text);
INSERT INTO document SELECT i, (SELECT string_agg(md5((i * j)::text), ' ') FROM generate_series(1, 100) j)
  FROM generate_series(1, $rows / 100) i;
VACUUM ANALYZE;
SQL
  sql source stream <<SQL
CREATE TABLE item (id bigint NOT NULL, customer int, created timestamptz, amount numeric(12,2), reference text, note text);
INSERT INTO item SELECT i, (hashint8(i) & 2147483647) % 1000000, '2020-01-01'::timestamptz + i * interval '13 s',
  (hashint8(i * 7) & 1048575) / 100.0, md5(i::text), repeat('x', hashint8(i * 3) & 63) FROM generate_series(1, $rows) i;
VACUUM ANALYZE item;
SQL
  touch "$work/made"
}
[ -f "$work/made" ] || make_databases
echo "$(echo "SELECT pg_size_pretty(pg_database_size('shop'))" | sql source postgres) with indexes, $jobs jobs, $repetitions turns"
echo "begun at load average $(cut -d ' ' -f 1 /proc/loadavg)"

lepton() { "$home/lepton" transfer copy --source "$(uri source "$1")" --target "$(uri target "$1")" --jobs "$2" -o json "${@:3}"; }
pgcopydb_clone() {
  rm -rf "$work/pgcopydb"
  pgcopydb clone --dir "$work/pgcopydb" --source "$(uri source shop)" --target "$(uri target shop)" --table-jobs "$jobs" --index-jobs "$jobs"
}
dump_and_restore() {
  rm -rf "$work/dump"
  "$bin/pg_dump" -Fd -j "$jobs" -Z0 -f "$work/dump" "$(uri source shop)"
  "$bin/pg_restore" -j "$jobs" -d "$(uri target shop)" "$work/dump"
  rm -rf "$work/dump"
}
psql_pipe() {
  "$bin/psql" "$(uri source stream)" -qXc 'COPY item TO STDOUT (FORMAT binary)' |
    "$bin/psql" "$(uri target stream)" -qX1c 'TRUNCATE item' -c 'COPY item FROM STDIN (FORMAT binary, FREEZE)'
}
stream_table() { "$bin/pg_dump" -s "$(uri source stream)" | sql target stream; }
# What Lepton reports for the table: from the first byte read to the end of the COPY.
table_seconds() { tr -d ' ' <"$work/out" | awk -F: '/^"seconds"/ { gsub(/,/, "", $2); s[++n] = $2 } END { printf "%.2f\n", s[2] }'; }

for turn in $(seq "$repetitions"); do
  fresh_target shop; seconds pgcopydb_clone >>"$work/pgcopydb.s"
  fresh_target shop; seconds lepton shop "$jobs" --no-verify >>"$work/lepton.s"
  fresh_target shop; seconds dump_and_restore >>"$work/dump.s"
  fresh_target shop; seconds lepton shop "$jobs" >>"$work/verified.s"
  fresh_target stream; stream_table; seconds psql_pipe >>"$work/pipe.s"
  fresh_target stream; seconds lepton stream 1 --no-verify >/dev/null; table_seconds >>"$work/relay.s"
  echo "turn $turn: pgcopydb $(tail -n 1 "$work/pgcopydb.s"), lepton $(tail -n 1 "$work/lepton.s"), dump and restore $(tail -n 1 "$work/dump.s")," \
    "lepton with verification $(tail -n 1 "$work/verified.s"), pipe $(tail -n 1 "$work/pipe.s"), lepton's stream $(tail -n 1 "$work/relay.s")"
done

[ -s "$work/relay.s" ] || exit 0
echo "medians of $(wc -l <"$work/relay.s") turns, ended at load average $(cut -d ' ' -f 1 /proc/loadavg)"
row() { # what ours peer bar
  awk -v what="$1" -v ours="$(median <"$work/$2.s")" -v peer="$(median <"$work/$3.s")" -v bar="$4" \
    'BEGIN { printf "| %s | %s | %.1f | %.1f | %.2f |\n", what, bar, peer, ours, ours / peer }'
}
echo '| what | bar | peer, s | lepton, s | ratio |'
echo '|---|---|---|---|---|'
row 'whole copy against pgcopydb clone' lepton pgcopydb '≤ 0.97'
row 'the same with verification' verified pgcopydb '≤ 1.25'
row 'whole copy against pg_dump -Fd and pg_restore' lepton dump '≤ 0.88'
row 'one stream against a psql binary pipe' relay pipe '≤ 1.05'
