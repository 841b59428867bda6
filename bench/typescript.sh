#!/usr/bin/env bash
# Analyses a made TypeScript tree with all rules of a folder: wall-clock seconds and resident memory of the whole process, three times.
#   RULES=/path/to/rules bench/typescript.sh
#   LINES_WANTED=66000 SEED=1 HEAP=300m THREADS=2
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rules=${RULES:?names the folder with the rule files}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$home" && mvn -q -B -o -Dlepton.fast -pl assess -am compile dependency:build-classpath -Dmdep.outputFile="$work/class.path")
class_path=$home/assess/target/classes:$home/model/target/classes:$(cat "$work/class.path")
mkdir -p "$work/classes"
javac -d "$work/classes" -cp "$class_path" "$home/bench/Analyse.java" "$home/bench/TypeScriptTree.java"
java -cp "$work/classes" TypeScriptTree "$work/tree" "${LINES_WANTED:-66000}" "${SEED:-1}"

# As the launcher starts it.
tiers=(-XX:Tier3DelayOn=0 -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000)
tiers+=(-XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000)
for _ in 1 2 3; do
  java "${tiers[@]}" -XX:+UseSerialGC -Xmx"${HEAP:-300m}" -cp "$work/classes:$class_path" Analyse "$rules" "$work/tree" "${THREADS:-2}"
done
