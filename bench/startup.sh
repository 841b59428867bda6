#!/usr/bin/env bash
# Wall seconds of `lepton --help`, N times (default 15), sorted: the middle line is the median.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/lepton" --help >/dev/null
TIMEFORMAT=%R
for _ in $(seq "${1:-15}"); do
  { time "$home/lepton" --help >/dev/null; } 2>&1
done | sort -n
