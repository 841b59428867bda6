package dev.lepton.assess.discover.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The output of a script, cut at its marks. What a command could not tell is an empty section.
 *
 * @param complete whether the output goes to the script's end
 */
record Sections(Map<String, List<String>> lines, boolean complete) {
  static final String MARK = "==lepton:";

  static Sections of(String output) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    // What stands before the first mark was written by the login, such as a greeting.
    List<String> current = new ArrayList<>();
    boolean complete = false;
    for (String line : output.split("\r?\n")) {
      if (line.startsWith(MARK)) {
        String name = line.substring(MARK.length()).strip();
        current = sections.computeIfAbsent(name, n -> new ArrayList<>());
        complete = name.equals("end");
      } else {
        current.add(line);
      }
    }
    return new Sections(sections, complete);
  }

  List<String> section(String name) {
    return lines.getOrDefault(name, List.of());
  }

  Optional<String> first(String name) {
    return section(name).stream().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
  }
}
