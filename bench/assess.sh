#!/usr/bin/env bash
# Analyses a large WAR with all rules of a folder: wall-clock seconds and resident memory of the whole process, three times.
# The WAR is put together from the largest jars of the local Maven repository.
#   RULES=/path/to/rules bench/assess.sh
#   JARS=131 MEGABYTES=99 HEAP=300m THREADS=2 REPOSITORY=~/.m2/repository
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rules=${RULES:?names the folder with the rule files}
repository=${REPOSITORY:-$HOME/.m2/repository}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$home" && mvn -q -B -o -Dlepton.fast -pl assess -am compile dependency:build-classpath -Dmdep.outputFile="$work/class.path")
class_path=$home/assess/target/classes:$home/model/target/classes:$(cat "$work/class.path")
mkdir -p "$work/classes" "$work/war/WEB-INF/lib"
javac -d "$work/classes" -cp "$class_path" "$home/bench/Analyse.java"

find -L "$repository" -name '*.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar' -size -9000k -printf '%s %p\n' | sort -rn |
  awk -v most=$((${MEGABYTES:-99} * 1048576)) -v jars="${JARS:-131}" '
    { mean = (most - sum) / (jars - n > 0 ? jars - n : 1) }
    n < jars && $1 <= mean * 3 && sum + $1 <= most { sum += $1; n++; print $2 }' |
  while read -r jar; do cp "$jar" "$work/war/WEB-INF/lib/"; done
jar --create --no-compress --file "$work/large.war" -C "$work/war" .
printf '%s MiB, %s jars\n' "$(($(stat -c %s "$work/large.war") / 1048576))" "$(find "$work/war" -name '*.jar' | wc -l)"

# As the launcher starts it.
tiers=(-XX:Tier3DelayOn=0 -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000)
tiers+=(-XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000)
for _ in 1 2 3; do
  java "${tiers[@]}" -XX:+UseSerialGC -Xmx"${HEAP:-300m}" -cp "$work/classes:$class_path" Analyse "$rules" "$work/large.war" "${THREADS:-2}"
done
