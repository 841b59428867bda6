package dev.lepton.assess.discover.linux;

import dev.lepton.assess.discover.CommandLines;
import dev.lepton.assess.discover.RunningProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes, of the output of {@link Scripts#PROCESSES}; kernel threads are left out. */
record ProcessTable(Sections sections) {
  /** The name may hold blanks and parentheses; the last one closes it. */
  private static final Pattern STAT = Pattern.compile("([0-9]+) \\((.*)\\) (\\S) ([0-9]+) (.*)");

  /** Of rss behind the parent's id, counted from 0. */
  private static final int RSS = 19;

  List<RunningProcess> processes() {
    Map<Integer, List<String>> commands = commands();
    long self =
        sections.first("self").filter(id -> id.matches("[0-9]+")).map(Long::valueOf).orElse(-1L);
    long page =
        sections
            .first("page")
            .filter(p -> p.matches("[0-9]{3,7}"))
            .map(Long::valueOf)
            .orElse(4096L);
    List<RunningProcess> processes = new ArrayList<>();
    for (String line : sections.section("stat")) {
      Matcher stat = STAT.matcher(line);
      if (stat.matches()) {
        int pid = Integer.parseInt(stat.group(1));
        List<String> command = commands.getOrDefault(pid, List.of());
        String[] rest = stat.group(5).split(" ");
        boolean ours = pid == self || Long.parseLong(stat.group(4)) == self;
        if (!command.isEmpty()
            && !ours
            && rest.length > RSS
            && rest[RSS].matches("-?[0-9]{1,15}")) {
          long memory = Math.max(0, Long.parseLong(rest[RSS])) * page >> 20;
          processes.add(
              new RunningProcess(pid, stat.group(2), CommandLines.redact(command), memory));
        }
      }
    }
    return processes;
  }

  private Map<Integer, List<String>> commands() {
    Map<Integer, List<String>> commands = new HashMap<>();
    for (String line : sections.section("commands")) {
      List<String> parts = Arrays.asList(line.split("\u001f"));
      if (parts.size() > 1 && parts.get(0).matches("[0-9]{1,9}")) {
        commands.put(Integer.valueOf(parts.get(0)), parts.subList(1, parts.size()));
      }
    }
    return commands;
  }
}
