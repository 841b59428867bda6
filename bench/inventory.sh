#!/usr/bin/env bash
# Imports an estate of N machines (default 20,000) from every format that is understood: seconds and peak MiB of the whole process, and
# what was kept of it. With prometheus and promtool on the path also from a Prometheus server.
#   bench/inventory.sh [N]
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rows=${1:-20000}
work=$(mktemp -d)
prometheus=
finish() {
  [ -z "$prometheus" ] || { kill "$prometheus"; wait "$prometheus" 2>/dev/null || true; }
  rm -rf "$work"
}
trap finish EXIT

(cd "$home" && mvn -q -B -o -Dlepton.fast -pl assess -am compile dependency:build-classpath -Dmdep.outputFile="$work/class.path")
mkdir -p "$work/classes"
javac -d "$work/classes" -cp "$(cat "$work/class.path")" "$home/bench/Inventories.java"
java -cp "$work/classes:$(cat "$work/class.path")" Inventories "$work" "$rows"
"$home/lepton" --version >/dev/null

# Rows that are wrong are told one by one, and the status is 3 then: how many is what counts here.
measure() { # title, arguments of `lepton inventory import`
  local title=$1
  shift
  /usr/bin/time -o "$work/cost" -f '%e %M' "$home/lepton" inventory import "$@" --out "$work/out.json" \
    >"$work/said" 2>"$work/err" || [ $? = 3 ] || { cat "$work/err" >&2; exit 1; }
  printf '%-44s %s; %s\n' "$title" "$(tail -n 1 "$work/cost" | awk '{ printf "%5.1f s, %3d MiB", $1, $2 / 1024 }')" \
    "$(grep -E '^[0-9,]+ servers' "$work/said")"
  printf '%-44s %s notices of values, rows or machines left out, %s disks\n' '' "$(grep -o '"kind":"[A-Z_]*REJECTED"' "$work/out.json" | wc -l)" \
    "$(grep -o '"name":"\(Disk\|Hard disk\) [0-9]*"' "$work/out.json" | wc -l)"
}
measure "Azure Migrate, $rows rows" "$work/azure.csv"
measure "AWS Migration Hub, $rows rows" "$work/hub.csv"
measure "RVTools, $rows machines, $((rows * 17)) rows" "$work/rvtools.xlsx"
measure "Konveyor, $rows rows" "$work/konveyor.csv"
measure "usage, $rows rows" "$work/usage.csv"
if command -v prometheus promtool >/dev/null; then
  promtool tsdb create-blocks-from openmetrics "$work/metrics.txt" "$work/data" >/dev/null
  printf 'global: {}\n' >"$work/prometheus.yml"
  address=127.0.0.1:$((20000 + RANDOM % 10000))
  prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" --storage.tsdb.retention.time=100y \
    --web.listen-address="$address" >"$work/prometheus.log" 2>&1 &
  prometheus=$!
  until curl -fs "http://$address/-/ready" >/dev/null; do kill -0 "$prometheus"; sleep 0.2; done
  measure "Prometheus, $rows machines" "http://$address" --window 1h
  kill "$prometheus"
  wait "$prometheus" 2>/dev/null || true
  prometheus=
fi
measure 'Azure Migrate, Migration Hub and RVTools' "$work/azure.csv" "$work/hub.csv" "$work/rvtools.xlsx"
cp "$work/out.json" "$work/saved.json"
measure 'these three, saved' "$work/saved.json"
