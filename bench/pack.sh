#!/usr/bin/env bash
# Packs seeded lognormal pods onto real machine types: cost, lower bound, gap, and what first fit would have cost.
# SEEDS (default 1-5; a range, or how many from 1 on), CATALOGUE (default aws:us-east-1); arguments: pairs of pods and seconds
# (default those of the bars). A line for each seed, and a summary for each pair.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/lepton" --help >/dev/null
seeds=${SEEDS:-1-5}
[ $# -gt 0 ] || set -- 20 10 200 10 1000 20 10000 60
while [ $# -gt 1 ]; do
  case $seeds in
    *-*) first=${seeds%-*} last=${seeds#*-} ;;
    *) first=1 last=$seeds ;;
  esac
  java -XX:+UseSerialGC -Xmx512m -cp "$home/cli/target/dist/lib/*" "$home/bench/Pack.java" "$1" "$2" "$first" "$last" "${CATALOGUE:-aws:us-east-1}"
  shift 2
done
