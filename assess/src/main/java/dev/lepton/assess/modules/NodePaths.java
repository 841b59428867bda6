package dev.lepton.assess.modules;

import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tsconfig.json and package.json say of names. Such files hold comments and trailing commas;
 * only the few entries that matter are looked for.
 *
 * @param packages folders by the name that they are imported by
 * @param patterns by folder of a tsconfig.json, names with the paths they stand for
 */
record NodePaths(Map<String, String> packages, Map<String, Map<String, String>> patterns) {
  private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern BASE = Pattern.compile("\"baseUrl\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern PATHS = Pattern.compile("\"paths\"\\s*:\\s*\\{([^}]{0,20000})\\}");
  private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\\[\\s*\"([^\"]+)\"");

  static NodePaths read(List<InputFile> files) {
    NodePaths paths = new NodePaths(new TreeMap<>(), new TreeMap<>());
    for (InputFile file : files) {
      String folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
      if (file.name().equals("package.json") && !folder.isEmpty()) {
        Texts.read(file)
            .map(NAME::matcher)
            .filter(Matcher::find)
            .ifPresent(name -> paths.packages.put(name.group(1), folder));
      } else if (file.name().matches("[tj]sconfig(?:\\.base)?\\.json")) {
        Texts.read(file).ifPresent(text -> paths.take(folder, text));
      }
    }
    return paths;
  }

  private void take(String folder, String text) {
    Matcher base = BASE.matcher(text);
    String root = NodeFinder.normal(folder + "/" + (base.find() ? base.group(1) : ""));
    Map<String, String> mine = patterns.computeIfAbsent(folder, any -> new TreeMap<>());
    Matcher paths = PATHS.matcher(text);
    if (paths.find()) {
      Matcher entry = ENTRY.matcher(paths.group(1));
      while (entry.find()) {
        mine.put(entry.group(1), NodeFinder.normal(root + "/" + entry.group(2)));
      }
    }
    if (base.reset().find()) {
      mine.put("*", root.isEmpty() ? "*" : root + "/*");
    }
  }

  /** Paths that a name may stand for, by what is said around the importing file. */
  List<String> mapped(String from, String written) {
    List<String> found = new ArrayList<>();
    patterns.forEach(
        (folder, mine) -> {
          if (folder.isEmpty() || from.startsWith(folder + "/")) {
            mine.forEach(
                (name, path) -> {
                  String head = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
                  boolean matches =
                      name.endsWith("*") ? written.startsWith(head) : written.equals(name);
                  if (matches) {
                    found.add(path.replace("*", written.substring(head.length())));
                  }
                });
          }
        });
    return found;
  }
}
