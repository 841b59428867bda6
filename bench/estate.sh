#!/usr/bin/env bash
# Plans seeded estates from their files to the saved plan in one command: seconds and peak memory of the whole process, what was
# planned, and how far from the cheapest that is. FORMAT (default table) of the output; arguments: numbers of servers.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/lepton" --version >/dev/null
[ $# -gt 0 ] || set -- 2000 20000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for servers in "$@"; do
  java "$home/bench/Estate.java" "$work/estate" "$servers" "${SEED:-1}"
  status=0
  /usr/bin/time -f '%e s, %M KiB' -o "$work/time" "$home/lepton" plan --inventory "$work/estate/servers.csv" \
    --inventory "$work/estate/applications.csv" --usage "$work/estate/usage.csv" --start 2027-01-11 --teams 3 \
    --plan "$work/plan.json" -o "${FORMAT:-table}" >"$work/out" 2>"$work/err" || status=$?
  echo "$servers servers, $(stat -c %s "$work/estate/usage.csv") bytes of usage: $(tail -n 1 "$work/time"), status $status"
  grep -E '^(cost a month|[0-9,]+ workloads|[0-9,]+ waves|chosen)' "$work/out" || head -n 5 "$work/err"
done
