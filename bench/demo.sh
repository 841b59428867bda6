#!/usr/bin/env bash
# Runs the demo N times (default 3) and prints a line each: total seconds, longest write pause (ms), acknowledged, lost and
# failed, read from the document that `lepton demo -o json` prints.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
field() { sed -n "s/^  \"$1\" : \([0-9.]*\).*/\1/p" out.json; }
printf 'seconds\tpause_ms\tacknowledged\tlost\tfailed\trows_compared\tdifferences\n'
for _ in $(seq "${1:-3}"); do
  "$home/lepton" demo -o json >out.json 2>/dev/null
  printf '%.0f\t%.0f\t%s\t%s\t%s\t%s\t%s\n' "$(field totalSeconds)" "$(field writePauseMillis)" "$(field acknowledgedWrites)" \
    "$(field lostWrites)" "$(field failedRequests)" "$(field rowsCompared)" "$(field differences)"
done
