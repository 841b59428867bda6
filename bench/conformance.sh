#!/usr/bin/env bash
# Konveyor's public rules against their own tests: how many cases pass, by the providers that the rules use; wall time and
# peak memory. The suite is not part of this repository: check it out first. About thirty cases need the poms of the libraries
# that the test applications name: let Maven resolve those into a local repository, and name it.
#   bench/conformance.sh DIR         for instance a checkout of konveyor/rulesets
#   LEPTON_HEAP=900m FAILURES=failures.txt REPOSITORY=~/.m2/repository
set -euo pipefail
[ $# -gt 0 ] || { sed -n 2,6p "$0" >&2; exit 2; }
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/lepton" --version >/dev/null
export LEPTON_HEAP=${LEPTON_HEAP:-900m}
start=$SECONDS
peak=0
"$home/lepton" rules test "$@" --maven-repository "${REPOSITORY:-$HOME/.m2/repository}" >"$work/out" 2>"$work/err" &
lepton=$!
while kill -0 $lepton 2>/dev/null; do
  now=$(awk '/VmHWM/ {print $2}' "/proc/$lepton/status" 2>/dev/null || true)
  [ -z "$now" ] || peak=$now
  sleep 0.2
done
status=0
wait $lepton || status=$?
[ "$status" = 0 ] || [ "$status" = 7 ] || { cat "$work/err" >&2; exit "$status"; }
[ -z "${FAILURES:-}" ] || grep -A 2 '^FAILED' "$work/out" >"$FAILURES" || true
grep -E '^[a-z+]+ +[0-9]+ of [0-9]+$|passed, |--strict$' "$work/out"
echo "$((SECONDS - start)) s, $((peak / 1024)) MiB"
