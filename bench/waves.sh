#!/usr/bin/env bash
# Puts seeded landscapes into waves: time and memory of the whole process, waves, and what the verifier says (it runs before every
# answer and ends it with status 1 if a rule is broken). SEEDS (default 3); arguments: pairs of applications and dependencies.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/lepton" --version >/dev/null
[ $# -gt 0 ] || set -- 100 400 1000 5000 5000 25000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
while [ $# -gt 1 ]; do
  for seed in $(seq 1 "${SEEDS:-3}"); do
    java "$home/bench/Waves.java" "$work/apps.csv" "$1" "$2" "$seed"
    "$home/lepton" inventory import "$work/apps.csv" --out "$work/inventory.json" >/dev/null
    printf '%s applications, %s dependencies, seed %s: ' "$1" "$2" "$seed"
    /usr/bin/time -f '%e s, %M KiB' -o "$work/time" "$home/lepton" plan waves --inventory "$work/inventory.json" \
      --wave-size 5-30 --start 2027-01-11 --teams 3 -o json >"$work/waves.json" 2>"$work/notes" || { cat "$work/notes"; exit 1; }
    "$home/lepton" plan waves --inventory "$work/inventory.json" --wave-size 5-30 --start 2027-01-11 --teams 3 -o json 2>/dev/null |
      cmp -s - "$work/waves.json" && same='the same bytes again' || same='OTHER BYTES the second time'
    score=$(sed -n '/"score"/,/}/p' "$work/waves.json" | tr -d ' \n"{}')
    echo "$(cat "$work/time"); $score; $same"
  done
  shift 2
done
