#!/usr/bin/env bash
# Comparing two databases against what one would do by hand: md5(concat_ws(…)) of every row, summed; and against reading every
# row by COPY (FORMAT binary). Each contender has both servers at work at once, by turns. Prints a row per database: medians in
# seconds, how many times faster than md5 the comparison is, and how many times the COPY it takes. In memory; needs
# PostgreSQL's server packages.
#   bench/verify.sh [database …]     pgbench wide (default: both)
#   REPETITIONS=5 SCALE=50 WIDE_ROWS=1000000 SESSIONS=1 BIN=/usr/lib/postgresql/15/bin
export MORE_SETTINGS=$'jit = off\nmax_parallel_workers_per_gather = 0'
. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"
scale=${SCALE:-50}
wide_rows=${WIDE_ROWS:-1000000}
sessions=${SESSIONS:-1}
[ $# -gt 0 ] || set -- pgbench wide
cd "$work"

prepare() { # side database
  local port=${1}_port
  echo "CREATE DATABASE $2" | sql "$1" postgres
  case $2 in
    pgbench) "$bin/pgbench" -h 127.0.0.1 -p "${!port}" -U postgres -i -q -s "$scale" pgbench >/dev/null 2>&1 ;;
    wide) sql "$1" wide <<SQL
CREATE TABLE public.wide (id bigint PRIMARY KEY, code varchar(40), note text, price numeric(12,2), ratio double precision,
  made timestamptz, seen timestamp, day date, number int, flag boolean, token uuid, doc jsonb, tags text[], blob bytea);
INSERT INTO public.wide SELECT i, 'code ' || i, repeat(md5(i::text), 4), i * 1.37, sqrt(i), '2024-01-01'::timestamptz + i * interval '1 s',
  '2024-01-01'::timestamp + i * interval '1 min', date '2024-01-01' + i % 1000, i % 77, i % 2 = 0, md5(i::text)::uuid,
  jsonb_build_object('id', i, 'name', md5(i::text)), ARRAY['a', i::text], decode(md5(i::text), 'hex') FROM generate_series(1, $wide_rows) i;
SQL
  ;;
    *) echo "no database $2: pgbench, wide" >&2; exit 2 ;;
  esac
  echo "VACUUM ANALYZE" | sql "$1" "$2"
}

tables() { # database: each with its columns
  sql source "$1" <<'SQL'
SELECT c.oid::regclass, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.oid
SQL
}

md5_statements() { # database
  tables "$1" | while IFS='|' read -r table columns; do
    echo "SELECT count(*), sum(('x' || left(md5(concat_ws('|', $columns)), 16))::bit(64)::bigint) FROM $table;"
  done
}

copy_statements() { # database
  tables "$1" | while IFS='|' read -r table _; do echo "COPY $table TO STDOUT (FORMAT binary);"; done
}

both_sides() { # database file: seconds until both servers have carried the statements out
  local begun ended other
  begun=$(date +%s%N)
  sql target "$1" <"$2" >/dev/null &
  other=$!
  sql source "$1" <"$2" >/dev/null
  wait $other
  ended=$(date +%s%N)
  awk -v n=$((ended - begun)) 'BEGIN { printf "%.3f\n", n / 1e9 }'
}

repository=$(cd "$home" && mvn -q -B -o help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null || echo "$HOME/.m2/repository")
[ -d "$repository" ] || repository=$HOME/.m2/repository
driver=$(find -L "$repository/org/postgresql/postgresql" -name 'postgresql-*.jar' | sort -V | tail -n 1)
[ -d "$home/transfer/target/classes" ] || (cd "$home" && mvn -q -B -Dlepton.fast -pl transfer -am compile)
libraries=$(find -L "$repository" -name 'jackson-annotations-2*.jar' -o -name 'jspecify-*.jar' | tr '\n' ':')
class_path=${CLASSES:-$home/transfer/target/classes}:$home/model/target/classes:$driver:$libraries
mkdir "$work/classes"
javac -d "$work/classes" -cp "$class_path" "$home/bench/Compare.java"

lepton() { # database; as the launcher starts a comparison
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -cp "$work/classes:$class_path" Compare "$source_port" "$target_port" "$1" "$sessions" 2>"$work/compare.log" \
    || { cat "$work/compare.log" >&2; exit 1; }
}

printf '%-10s %8s %12s %10s %12s %14s\n' database lepton md5 "COPY" "md5/lepton" "lepton/COPY"
for database in "$@"; do
  prepare source "$database"
  prepare target "$database"
  md5_statements "$database" >"$work/md5.sql"
  copy_statements "$database" >"$work/copy.sql"
  both_sides "$database" "$work/copy.sql" >/dev/null # what is read first is read cold
  for _ in $(seq "$repetitions"); do
    lepton "$database" >>"$work/$database.lepton"
    both_sides "$database" "$work/copy.sql" >>"$work/$database.copy"
    both_sides "$database" "$work/md5.sql" >>"$work/$database.md5"
  done
  awk -v d="$database" -v l="$(median "$work/$database.lepton")" -v m="$(median "$work/$database.md5")" -v c="$(median "$work/$database.copy")" \
    'BEGIN { printf "%-10s %8.2f %12.2f %10.2f %12.2f %14.2f\n", d, l, m, c, m / l, l / c }'
  echo "DROP DATABASE $database" | sql source postgres
  echo "DROP DATABASE $database" | sql target postgres
done
