#!/usr/bin/env bash
# The write pause of a switch: clients write as pgbench's TPC-B-like transaction does, at a fixed rate, and follow the switch by
# `--hook-switch`; each round is a copy, a cut-over and a fall-back. Prints for each direction the longest time without an
# acknowledged write, as the clients saw it: p50, p95 and greatest, and what lepton reports of itself.
#   bench/cutover.sh            ROUNDS=10 RATE=1000 CLIENTS=8 SCALE=10 KEYED=1 MAX_PAUSE=5s BIN=/usr/lib/postgresql/15/bin JAVA_OPTIONS=…
# KEYED=0 leaves pgbench_history as it is, without a key.
. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"
rounds=${ROUNDS:-10}; rate=${RATE:-1000}; clients=${CLIENTS:-8}; scale=${SCALE:-10}
cd "$work"

repository=$(cd "$home" && mvn -q -B -o help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null || echo "$HOME/.m2/repository")
[ -d "$repository" ] || repository=$HOME/.m2/repository
driver=$(find "$repository/org/postgresql/postgresql" -name 'postgresql-*.jar' | sort -V | tail -n 1)
mkdir "$work/classes" "$work/at"
javac -d "$work/classes" "$home/bench/Clients.java"

jdbc() { local port=${1}_port; echo "jdbc:postgresql://127.0.0.1:${!port}/shop?user=postgres&ApplicationName=bench"; }
lepton() { "${LEPTON:-$home/lepton}" transfer "$1" --workspace "$work/move" --name shop "${@:2}"; }

echo "CREATE DATABASE shop" | sql source postgres
"$bin/pgbench" -h 127.0.0.1 -p "$source_port" -U postgres -i -q -s "$scale" shop >/dev/null 2>&1
[ "${KEYED:-1}" = 0 ] || echo "ALTER TABLE pgbench_history ADD id bigserial PRIMARY KEY" | sql source shop

# Switches while clients write; leaves their longest pause, their rate and lepton's own figures in files.
switch() { # cutover|fallback from to
  rm -f "$work/at/count" "$work/at/stop"
  jdbc "$2" >"$work/at/to"
  java -XX:+UseSerialGC -Xmx128m -cp "$work/classes:$driver" Clients "$work/at" "$clients" "$rate" "$scale" >"$work/clients" 2>&1 &
  local client=$!
  sleep "${WARM:-4}"
  touch "$work/at/count"
  jdbc "$3" >"$work/at/next"
  lepton "$1" --yes --max-pause "${MAX_PAUSE:-5s}" --hook-switch "mv '$work/at/next' '$work/at/to'" >"$work/said" 2>"$work/err" ||
    { cat "$work/said" "$work/err" >&2; tail -n 20 "$work/follow" >&2; kill "$client"; exit 1; }
  sleep 1
  touch "$work/at/stop"
  wait "$client"
  read -r pause tps refused <"$work/clients"
  echo "$pause" >>"$work/$1.pauses"
  sed -n 's/.*writers waited \([0-9]*\) ms.*/\1/p' "$work/said" >>"$work/$1.own"
  [ -z "${VERBOSE:-}" ] || { echo "$1: clients' pause $pause ms, $tps transactions/s, refused $refused"; cat "$work/said"; } >&2
}

# Nobody writes any more: within ten seconds the side that follows must have all that the other has.
same() {
  local table sums
  sums=$(for table in pgbench_accounts pgbench_branches pgbench_tellers pgbench_history; do
    echo "SELECT '$table', count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM $table t;"
  done)
  for _ in $(seq 50); do
    [ "$(echo "$sums" | sql source shop)" != "$(echo "$sums" | sql target shop)" ] || return 0
    sleep 0.2
  done
  echo "the sides differ" >&2
  exit 7
}

for round in $(seq "$rounds"); do
  fresh_target shop
  lepton follow --source "$(uri source shop)?sslmode=disable" --target "$(uri target shop)?sslmode=disable" >"$work/follow" 2>&1 &
  follow=$!
  for _ in $(seq 3000); do grep -q '^following;' "$work/follow" && break; kill -0 "$follow" 2>/dev/null || { cat "$work/follow" >&2; exit 1; }; sleep 0.1; done
  switch cutover source target
  for _ in $(seq 100); do lepton status 2>/dev/null | grep -q 'keep the source in step' && break; sleep 0.2; done
  same
  switch fallback target source
  wait "$follow" || true
  lepton abort --yes >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
done

figures() { # file: p50 p95 greatest
  sort -n "$1" | awk '{ v[NR] = $1 } END { p = int(NR * 0.95 + 0.9999); print v[int((NR + 1) / 2)] "\t" v[p] "\t" v[NR] }'
}
printf 'direction\tswitches\tclients p50 ms\tp95\tgreatest\tlepton p50 ms\tp95\tgreatest\n'
for direction in cutover fallback; do
  printf '%s\t%s\t%s\t%s\n' "$direction" "$(wc -l <"$work/$direction.pauses")" "$(figures "$work/$direction.pauses")" "$(figures "$work/$direction.own")"
done
