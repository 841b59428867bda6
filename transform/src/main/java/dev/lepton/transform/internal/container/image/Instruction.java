package dev.lepton.transform.internal.container.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One instruction of a Dockerfile.
 *
 * @param first index of its first line
 * @param last index of its last line, which continued lines come before
 * @param keyword in capitals
 * @param arguments its lines without their continuation marks, joined by blanks
 */
record Instruction(int first, int last, String keyword, String arguments) {
  private static final Pattern START = Pattern.compile("^\\s*([A-Za-z]+)\\s+(.*)$");

  static List<Instruction> in(List<String> lines) {
    List<Instruction> all = new ArrayList<>();
    int index = 0;
    while (index < lines.size()) {
      Matcher start = START.matcher(lines.get(index));
      if (lines.get(index).strip().startsWith("#") || !start.matches()) {
        index++;
        continue;
      }
      int first = index;
      StringBuilder arguments = new StringBuilder();
      String part = start.group(2);
      while (part.stripTrailing().endsWith("\\") && index + 1 < lines.size()) {
        arguments.append(part.stripTrailing(), 0, part.stripTrailing().length() - 1).append(' ');
        index++;
        part = lines.get(index).strip();
      }
      arguments.append(part);
      all.add(
          new Instruction(
              first, index, start.group(1).toUpperCase(Locale.ROOT), arguments.toString().strip()));
      index++;
    }
    return List.copyOf(all);
  }

  boolean is(String wanted) {
    return keyword.equals(wanted);
  }

  /** Whether it is written as words, which no shell takes apart. */
  boolean execForm() {
    return arguments.startsWith("[");
  }
}
