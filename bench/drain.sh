# To be sourced after servers.sh: one process of ours that drains slots, as long-lived as a follower is. JAVA_OPTIONS; CLASSES.
read -ra java_options <<<"${JAVA_OPTIONS:--XX:+UseSerialGC -Xmx256m}"

repository=$(cd "$home" && mvn -q -B -o help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null || echo "$HOME/.m2/repository")
[ -d "$repository" ] || repository=$HOME/.m2/repository
driver=$(find "$repository/org/postgresql/postgresql" -name 'postgresql-*.jar' | sort -V | tail -n 1)
[ -d "$home/transfer/target/classes" ] || (cd "$home" && mvn -q -B -Dlepton.fast -pl transfer -am compile)
class_path=${CLASSES:-$home/transfer/target/classes}:$home/model/target/classes:$driver
mkdir "$work/classes"
javac -d "$work/classes" -cp "$class_path" "$home/bench/Drain.java"

lepton_start() {
  coproc drain { exec java "${java_options[@]}" -cp "$work/classes:$class_path" Drain "$source_port" "$target_port"; }
  # Under our own numbers only: another open end would keep the process waiting for more at its end.
  exec 7<&"${drain[0]}" 8>&"${drain[1]}" {drain[0]}<&- {drain[1]}>&-
}

lepton_end() { exec 8>&- 7<&-; wait "$drain_PID" 2>/dev/null || true; }

lepton() { # source database, target database, slot [on]: seconds, CPU seconds, peak MiB
  local line
  echo "$*" >&8
  read -r line <&7 || exit 1
  echo "$line"
}
