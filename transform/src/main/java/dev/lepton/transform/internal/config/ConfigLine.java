package dev.lepton.transform.internal.config;

import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a properties or YAML file that gives a key a value.
 *
 * @param key with the keys around it, joined by dots
 * @param start of the value without its quotes, an offset in the file
 */
record ConfigLine(String key, String value, int start) {
  private static final Pattern PROPERTY =
      Pattern.compile("^\\s*([^#!\\s=:][^=:\\s]*)\\s*[=:]\\s*(.*?)\\s*$");
  private static final Pattern YAML =
      Pattern.compile(
          "^(\\s*(?:-\\s+)?)([\\w.\\[\\]-]+|\"[^\"]+\"|'[^']+')\\s*:\\s+(\"[^\"]*\"|'[^']*'|[^\\s\"'#&*!|>%@`{\\[].*?)?(?:\\s+#.*)?\\s*$");
  private static final Pattern YAML_PARENT =
      Pattern.compile("^(\\s*)(?:-\\s+)?([\\w.\\[\\]-]+)\\s*:\\s*(?:#.*)?$");

  /**
   * @param number 1-based
   * @return empty when the line is none, or its value goes on in the next
   */
  static Optional<ConfigLine> at(TextFile file, int number) {
    return isYaml(file) ? yaml(file, number) : property(file, number);
  }

  static boolean isYaml(TextFile file) {
    return file.path().matches(".*\\.ya?ml");
  }

  private static Optional<ConfigLine> property(TextFile file, int number) {
    Matcher line = PROPERTY.matcher(file.line(number));
    boolean goesOn = file.line(number).endsWith("\\") || file.line(number - 1).endsWith("\\");
    return line.matches() && !goesOn
        ? Optional.of(
            new ConfigLine(line.group(1), line.group(2), file.offsetOfLine(number) + line.start(2)))
        : Optional.empty();
  }

  private static Optional<ConfigLine> yaml(TextFile file, int number) {
    Matcher line = YAML.matcher(file.line(number));
    if (!line.matches() || line.group(3) == null) {
      return Optional.empty();
    }
    String value = line.group(3);
    boolean quoted = value.startsWith("\"") || value.startsWith("'");
    String inner = quoted ? value.substring(1, value.length() - 1) : value;
    String key = line.group(2).replaceAll("[\"']", "");
    return Optional.of(
        new ConfigLine(
            parents(file, number, line.group(1).length()) + key,
            inner,
            file.offsetOfLine(number) + line.start(3) + (quoted ? 1 : 0)));
  }

  private static String parents(TextFile file, int number, int depth) {
    String keys = "";
    int below = depth;
    for (int above = number - 1; above > 0 && below > 0; above--) {
      Matcher parent = YAML_PARENT.matcher(file.line(above));
      if (parent.matches() && parent.group(1).length() < below) {
        keys = parent.group(2) + "." + keys;
        below = parent.group(1).length();
      }
    }
    return keys;
  }
}
