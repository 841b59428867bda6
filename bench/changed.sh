#!/usr/bin/env bash
# Wall seconds of `lepton assess` on a copy of this tree: everything, nothing changed, one changed text, one changed Java file, three
# times each; every report is compared with that of --no-cache at the end. COPIES=8 puts that many copies into one larger input.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT=%R

for copy in $(seq "${COPIES:-1}"); do
  mkdir -p "$work/tree/copy$copy"
  git -C "$home" archive HEAD | tar -x -C "$work/tree/copy$copy"
done
printf '%s files\n' "$(find "$work/tree" -type f | wc -l)"
text=$work/tree/copy1/README.md
java=$work/tree/copy1/assess/src/main/java/dev/lepton/assess/StandardRules.java

analyse() { "$home/lepton" assess "$work/tree" --cache "$work/cache" "$@" >"$work/report"; }
timed() {
  printf '%-18s' "$1"
  for _ in 1 2 3; do
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
timed 'a changed class' "$java" '// one line more'
analyse -o json
cp "$work/report" "$work/kept"
analyse --no-cache -o json
cmp "$work/kept" "$work/report" && echo 'equal to a full run'
