package dev.lepton.assess.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of pyproject.toml that names dependencies and the Python version: requirements under
 * {@code dependency.NAME}, the version under {@code requires-python}.
 */
final class PyprojectReader {
  private static final Pattern SECTION = Pattern.compile("\\s*\\[([^\\[\\]]+)]\\s*");
  private static final Pattern PYTHON =
      Pattern.compile("\\s*(?:requires-python|python)\\s*=\\s*[\"']([^\"']+)[\"'].*");
  private static final Pattern ARRAY_START =
      Pattern.compile("\\s*\"?([\\w.-]+)\"?\\s*=\\s*\\[(.*)");
  private static final Pattern POETRY_SECTION =
      Pattern.compile("tool\\.poetry\\.(?:group\\.[\\w.-]+\\.|dev-)?dependencies");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");
  private static final Pattern POETRY =
      Pattern.compile(
          "\\s*([\\w.-]+)\\s*=\\s*(?:\\{[^}]*\\bversion\\s*=\\s*)?[\"']([^\"']*)[\"'].*");

  private PyprojectReader() {}

  static List<Setting> read(String text) {
    List<Setting> settings = new ArrayList<>();
    List<String> lines = text.lines().toList();
    String section = "";
    boolean inArray = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("\\s#.*|^#.*", "");
      Matcher header = SECTION.matcher(line);
      if (!inArray && header.matches()) {
        section = header.group(1).strip();
        continue;
      }
      Matcher start = ARRAY_START.matcher(line);
      boolean opens = start.matches() && namesDependencies(section, start.group(1));
      if (inArray || opens) {
        inArray = dependencies(opens ? start.group(2) : line, i + 1, settings);
      } else {
        single(section, line, i + 1, settings);
      }
    }
    return settings;
  }

  private static boolean namesDependencies(String section, String key) {
    return section.equals("project") && key.equals("dependencies")
        || section.equals("project.optional-dependencies")
        || section.equals("dependency-groups");
  }

  private static void single(String section, String line, int number, List<Setting> settings) {
    Matcher python = PYTHON.matcher(line);
    Matcher poetry = POETRY.matcher(line);
    if (python.matches()) {
      settings.add(new Setting("requires-python", python.group(1), number));
    } else if (POETRY_SECTION.matcher(section).matches() && poetry.matches()) {
      settings.add(new Setting("dependency." + poetry.group(1), poetry.group(2), number));
    }
  }

  /** Returns whether the array goes on in the next line. */
  private static boolean dependencies(String line, int number, List<Setting> settings) {
    Matcher quoted = QUOTED.matcher(line);
    while (quoted.find()) {
      LineReader.requirements(quoted.group(1))
          .forEach(s -> settings.add(new Setting("dependency." + s.key(), s.value(), number)));
    }
    return !quoted.replaceAll("").contains("]");
  }
}
