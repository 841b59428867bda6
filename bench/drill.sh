#!/usr/bin/env bash
# The twelve failure drills, on podman where it is there and as plain processes: time to notice, time to healthy, logs kept.
#   bench/drill.sh [podman|local]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
lepton=$PWD/lepton
cd "$work"
for place in ${1:-podman local}; do
  "$lepton" operate drill --all --place "$place" 2>/dev/null || echo "exit $?"
done
