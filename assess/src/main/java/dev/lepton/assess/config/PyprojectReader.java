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
  private static final Pattern ARRAY_START = Pattern.compile("\\s*dependencies\\s*=\\s*\\[(.*)");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");
  private static final Pattern POETRY =
      Pattern.compile("\\s*([\\w.-]+)\\s*=\\s*[\"']([^\"']*)[\"'].*");

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
      boolean opens = section.equals("project") && start.matches();
      if (inArray || opens) {
        inArray = dependencies(opens ? start.group(1) : line, i + 1, settings);
      } else {
        single(section, line, i + 1, settings);
      }
    }
    return settings;
  }

  private static void single(String section, String line, int number, List<Setting> settings) {
    Matcher python = PYTHON.matcher(line);
    Matcher poetry = POETRY.matcher(line);
    if (python.matches()) {
      settings.add(new Setting("requires-python", python.group(1), number));
    } else if (section.equals("tool.poetry.dependencies") && poetry.matches()) {
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
