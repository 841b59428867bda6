package dev.lepton.assess.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats in which every line stands for itself. */
final class LineReader {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:export\\s+)?([\\w.-]+)\\s*[=:]\\s*(.*)");
  private static final Pattern REQUIREMENT =
      Pattern.compile("([A-Za-z0-9][\\w.-]*)\\s*(?:\\[[^]]*])?\\s*([=<>!~][^;#]*)?.*");
  private static final Pattern INSTRUCTION = Pattern.compile("([A-Za-z]+)\\s+(.+)");
  private static final Pattern PROCESS = Pattern.compile("([\\w-]+):\\s*(.+)");

  private LineReader() {}

  private static List<Setting> each(String text, Function<String, Optional<Setting>> parse) {
    List<Setting> settings = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
        int number = i + 1;
        parse
            .apply(line)
            .map(s -> new Setting(s.key(), s.value(), number))
            .ifPresent(settings::add);
      }
    }
    return settings;
  }

  private static Function<String, Optional<Setting>> matching(Pattern pattern) {
    return line -> {
      Matcher matcher = pattern.matcher(line);
      return matcher.matches()
          ? Optional.of(
              new Setting(
                  matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse("").strip(), 0))
          : Optional.empty();
    };
  }

  /** {@code KEY=value}, as in .env and .ini files; quotes around the value do not belong to it. */
  static List<Setting> assignments(String text) {
    return each(
        text,
        line ->
            matching(ASSIGNMENT)
                .apply(line)
                .map(s -> new Setting(s.key(), s.value().replaceAll("^([\"'])(.*)\\1$", "$2"), 0)));
  }

  /**
   * Python requirements: the key is the package in lower case, the value its version specifiers.
   */
  static List<Setting> requirements(String text) {
    return each(
        text,
        line ->
            line.startsWith("-")
                ? Optional.empty()
                : matching(REQUIREMENT)
                    .apply(line)
                    .map(
                        s ->
                            new Setting(
                                s.key().toLowerCase(Locale.ROOT).replace('_', '-'), s.value(), 0)));
  }

  /** Dockerfile: the key is the instruction in upper case. */
  static List<Setting> instructions(String text) {
    return each(
        text,
        line ->
            matching(INSTRUCTION)
                .apply(line)
                .map(s -> new Setting(s.key().toUpperCase(Locale.ROOT), s.value(), 0)));
  }

  static List<Setting> processes(String text) {
    return each(text, matching(PROCESS));
  }

  static List<Setting> version(String text) {
    return each(text, line -> Optional.of(new Setting("version", line, 0))).stream()
        .limit(1)
        .toList();
  }
}
