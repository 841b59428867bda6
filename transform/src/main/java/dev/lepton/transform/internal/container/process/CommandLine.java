package dev.lepton.transform.internal.container.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as people type it, as the words that start it. Pure. */
public final class CommandLine {
  /** What only a shell understands, or else would be taken literally. */
  private static final Pattern SHELL = Pattern.compile("[|&;<>`*?~]|\\$");

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*");

  private CommandLine() {}

  /**
   * The words; those of a shell that runs the line when it needs one, and then lets the command
   * take the shell's place, so that signals reach it.
   */
  public static List<String> words(String line) {
    String text = line.strip();
    List<String> words = split(text);
    boolean assignments = !words.isEmpty() && ASSIGNMENT.matcher(words.get(0)).matches();
    if (SHELL.matcher(text).find() || assignments) {
      boolean several = text.matches(".*(&&|\\|\\||;|\\|).*");
      boolean one = !several && !assignments && !text.startsWith("exec ");
      String command = one ? "exec " + text : assignments && !several ? "exec env " + text : text;
      return List.of("sh", "-c", command);
    }
    return words;
  }

  /** The variables of a line that sets some and names no command; empty when it does. */
  static Map<String, String> assignments(String line) {
    List<String> words = split(line.strip());
    if (!words.stream().allMatch(word -> ASSIGNMENT.matcher(word).matches())) {
      return Map.of();
    }
    return words.stream()
        .map(word -> word.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
  }

  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (char one : text.toCharArray()) {
      if (quote != 0) {
        if (one == quote) {
          quote = 0;
        } else {
          word.append(one);
        }
      } else if (one == '"' || one == '\'') {
        quote = one;
        begun = true;
      } else if (Character.isWhitespace(one)) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(one);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }
}
