#!/usr/bin/env bash
# Peak memory of `lepton transfer copy` with verification: a database, ten times its rows, and ten thousand tables.
#   bench/memory.sh [rows, default 500,000]
. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"
rows=${1:-500000}
"$home/lepton" --version >/dev/null
measured() { # database
  fresh_target "$1"
  /usr/bin/time -f '%M %e' "$home/lepton" transfer copy --source "$(uri source "$1")" --target "$(uri target "$1")" --jobs 2 -o json \
    >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
  tail -n 1 "$work/err" | awk -v what="$2" '{ printf "| %s | ≤ 384 MB | %d MB | %.0f s |\n", what, $1 / 1024, $2 }'
}
for times in 1 10; do
  echo "CREATE DATABASE rows$times" | sql source postgres
  sql source "rows$times" <<SQL
CREATE TABLE item (id bigint PRIMARY KEY, reference text, body text);
INSERT INTO item SELECT i, md5(i::text), repeat(md5((i * 7)::text), (i % 20)::int) FROM generate_series(1, $rows * $times) i;
CREATE TABLE bag (n int, word text);
INSERT INTO bag SELECT i % 1000, md5((i % 5000)::text) FROM generate_series(1, $rows * $times) i;
VACUUM ANALYZE;
SQL
done
echo 'CREATE DATABASE many' | sql source postgres
for part in $(seq 0 500 9500); do
  sql source many <<SQL
DO \$\$ BEGIN FOR i IN $part..$part + 499 LOOP
  EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, name text)', i);
  EXECUTE format('INSERT INTO t%s VALUES (1, ''one''), (2, ''two'')', i);
END LOOP; END \$\$;
SQL
done
echo '| what | bar | peak memory | time |'
echo '|---|---|---|---|'
measured rows1 "$((rows * 2)) rows"
measured rows10 "$((rows * 20)) rows"
measured many '10,000 tables'
