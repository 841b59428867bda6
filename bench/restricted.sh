#!/usr/bin/env bash
# Transforms every application of the corpus as a user would and reviews its manifests and Dockerfiles:
# one line for each application with the workloads there are, and the checks that passed and failed. A workload below the
# restricted Pod Security standard fails one of them. CORPUS: another corpus. Fails where a check did, or nothing is there to check.
set -uo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
corpus=${CORPUS:-$home/transform/src/test/resources/corpus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
worst=0 applications=0 workloads=0
printf '%-20s %10s %8s %8s\n' application workloads passed failed
for source in "$corpus"/*/; do
  name=$(basename "$source")
  out=$work/$name
  "$home/lepton" transform "$source" --out "$out" >"$work/log" 2>&1 || { echo "$name: not transformed"; cat "$work/log"; worst=1; continue; }
  count=$(grep -hE '^kind: (Deployment|StatefulSet|CronJob|Job|DaemonSet)$' "$out"/kubernetes/all.yaml | wc -l)
  "$home/lepton" accept security "$out/kubernetes/base" "$out/images" -o json >"$work/review.json" 2>>"$work/log"
  passed=$(jq '[.checks[] | select(.passed)] | length' "$work/review.json")
  failed=$(jq '[.checks[] | select(.passed | not)] | length' "$work/review.json")
  printf '%-20s %10d %8d %8d\n' "$name" "$count" "$passed" "$failed"
  jq -r '.checks[] | select(.passed | not) | "  \(.id): \(.where)"' "$work/review.json"
  [ "$failed" -eq 0 ] && [ "$count" -gt 0 ] || worst=1
  applications=$((applications + 1)) workloads=$((workloads + count))
done
echo "$applications applications, $workloads workloads"
exit "$worst"
