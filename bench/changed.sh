#!/usr/bin/env bash
# Wall seconds of `lepton assess` on a copy of this tree: everything, nothing changed, one changed text, one changed source, five times
# each; then the same two for one that stays (--watch), from the change to what is told of it. Every report is compared with that
# of --no-cache at the end.
#   COPIES=8            so many copies in one larger input
#   LINES_WANTED=66000  a made TypeScript tree of so many lines instead
#   RULES=DIR           with these rules instead of Lepton's own
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT=%R

if [ -n "${LINES_WANTED:-}" ]; then
  javac -d "$work/classes" "$home/bench/TypeScriptTree.java"
  java -cp "$work/classes" TypeScriptTree "$work/tree" "$LINES_WANTED" 1
  echo '# read me' >"$work/tree/README.md"
  text=$work/tree/README.md
  source=$(find "$work/tree" -name '*.ts' | sort | head -n 1)
else
  for copy in $(seq "${COPIES:-1}"); do
    mkdir -p "$work/tree/copy$copy"
    git -C "$home" archive HEAD | tar -x -C "$work/tree/copy$copy"
  done
  text=$work/tree/copy1/README.md
  source=$work/tree/copy1/assess/src/main/java/dev/lepton/assess/StandardRules.java
fi
printf '%s files\n' "$(find "$work/tree" -type f | wc -l)"
rules=()
[ -z "${RULES:-}" ] || rules=(--rules "$RULES")

# A rule that cannot be used is told of, and is no failure here.
analyse() {
  "$home/lepton" assess "$work/tree" "${rules[@]}" --cache "$work/cache" "$@" >"$work/report" 2>"$work/errors" || [ $? -eq 7 ]
}
timed() {
  printf '%-18s' "$1"
  for _ in 1 2 3 4 5; do
    [ -z "$2" ] || echo "$3" >>"$2"
    { time analyse; } 2>&1 | tr '\n' ' '
  done
  echo
}

"$home/lepton" --version >/dev/null
printf '%-18s' everything
{ time analyse; } 2>&1
# Files that were written within the last seconds have to be read to be recognised.
sleep 4
analyse
timed 'nothing changed' '' ''
timed 'a changed text' "$text" 'one line more'
timed 'a changed source' "$source" '// one line more'

mkfifo "$work/told"
"$home/lepton" assess "$work/tree" "${rules[@]}" --cache "$work/cache" --watch >"$work/told" 2>"$work/errors" &
watching=$!
trap 'kill $watching 2>/dev/null || true; rm -rf "$work"' EXIT
exec 5<"$work/told"
until grep -q '^watching' "$work/errors"; do
  kill -0 $watching
  read -r -t 0.1 -u 5 _ || true
done
watched() {
  printf '%-18s' "$1"
  for _ in 1 2 3 4 5; do
    local begun=$EPOCHREALTIME line=
    echo "$3" >>"$2"
    until [[ $line == *' new, '* ]]; do read -r -u 5 line; done
    awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f ", b - a }'
    sleep 1
  done
  echo
}
watched 'watched, a text' "$text" 'one line more'
watched 'watched, a source' "$source" '// one line more'
kill $watching

analyse -o json
cp "$work/report" "$work/kept"
analyse --no-cache -o json
cmp "$work/kept" "$work/report" && echo 'equal to a full run'
