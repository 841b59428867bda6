#!/usr/bin/env bash
# Konveyor's public rules against their own tests: how many cases pass, by the providers that the rules use; wall time and
# peak memory. Cases in which our answer is right and theirs is not are counted apart. The suite is not part of this
# repository: check it out first. About thirty cases need the libraries that the test applications name. With FILL, Maven
# resolves these into REPOSITORY before anything is measured, which takes long the first time:
# FILL=failed those of applications with a case that fails without, FILL=all all of them.
#   bench/conformance.sh DIR         for instance a checkout of konveyor/rulesets
#   LEPTON_HEAP=900m FAILURES=failures.txt REPOSITORY=~/.m2/repository FILL=failed
set -euo pipefail
[ $# -gt 0 ] || { sed -n 2,8p "$0" >&2; exit 2; }
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/lepton" --version >/dev/null
export LEPTON_HEAP=${LEPTON_HEAP:-900m}
repository=${REPOSITORY:-$HOME/.m2/repository}

tests() {
  if [ "$FILL" = all ]; then
    find "$@" -name '*.test.yaml'
  else
    # Status 7 says that cases failed: those are what is asked for.
    { "$home/lepton" rules test "$@" --maven-repository "$repository" 2>/dev/null || [ $? -eq 7 ]; } | sed -n 's/^FAILED .* in //p'
  fi
}
fill() {
  tests "$@" | sort -u | while read -r test; do
    printf '%s/%s\n' "$(dirname "$test")" "$(sed -n "s/^ *dataPath: *['\"]*\([^'\"]*\)['\"]*$/\1/p" "$test" | head -n 1)"
  done | sort -u | while read -r data; do
    [ -f "$data/pom.xml" ] || continue
    rm -rf "$work/application"
    cp -r "$data" "$work/application"
    # What is nowhere is nowhere; the rest of the tree is of use all the same.
    (cd "$work/application" && mvn -q -B -fn -Dmaven.repo.local="$repository" dependency:resolve </dev/null) >/dev/null 2>&1 || true
  done
}
[ -z "${FILL:-}" ] || fill "$@"

start=$SECONDS
peak=0
"$home/lepton" rules test "$@" --maven-repository "$repository" --deviations "$home/bench/konveyor-deviations.yaml" \
  >"$work/out" 2>"$work/err" &
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
