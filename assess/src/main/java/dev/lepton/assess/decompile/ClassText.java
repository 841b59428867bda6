package dev.lepton.assess.decompile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class as text, in which lines are found by their number in the class's own source. */
final class ClassText {
  private static final int WIDEST = 400;
  private static final int FARTHEST = 3;

  private final List<String> lines;
  private final Map<Integer, Integer> toText = new HashMap<>();
  private final Map<Integer, Integer> toSource = new HashMap<>();
  private final String trouble;

  private ClassText(List<String> lines, int[] mapping, String trouble) {
    this.lines = lines;
    this.trouble = trouble;
    for (int i = 0; i + 1 < mapping.length; i += 2) {
      toText.putIfAbsent(mapping[i], mapping[i + 1]);
      toSource.putIfAbsent(mapping[i + 1], mapping[i]);
    }
  }

  static ClassText of(DecompiledText text) {
    return new ClassText(text.text().lines().toList(), text.lines(), "");
  }

  static ClassText none(String reason) {
    return new ClassText(List.of(), new int[0], "(not decompiled: " + reason + ")");
  }

  /**
   * The lines around one of the source: those of which the source's number is known bear it. Where
   * the class does not say which code is on the line, its beginning, in which no line bears it.
   *
   * @param line as the class file numbers it
   */
  String around(int line, int context) {
    if (!trouble.isEmpty()) {
      return trouble;
    }
    int at = Math.min(find(line), lines.size());
    int first = Math.max(1, at - context);
    int last = Math.min(lines.size(), at == 0 ? 2 * context + 1 : at + context);
    int width = String.valueOf(line + context).length();
    StringBuilder text = new StringBuilder();
    for (int i = first; i <= last; i++) {
      String number =
          i == at ? String.valueOf(line) : toSource.containsKey(i) ? "" + toSource.get(i) : "";
      text.append(" ".repeat(Math.max(0, width - number.length()))).append(number).append("  ");
      text.append(cut(lines.get(i - 1))).append(System.lineSeparator());
    }
    return text.toString().stripTrailing();
  }

  /** Of a call over several lines, the text may have only one; 0 when there is none near. */
  private int find(int line) {
    for (int distance = 0; distance <= FARTHEST; distance++) {
      Integer at = toText.get(line - distance);
      if (at != null) {
        return at;
      }
    }
    return 0;
  }

  private static String cut(String line) {
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + " …";
  }
}
