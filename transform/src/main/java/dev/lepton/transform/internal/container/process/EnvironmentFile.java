package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of variables, as {@code env_file} of compose names them. Such files are kept for secrets:
 * of a value that looks as if nobody had typed it only the name is taken, whatever it is called.
 * Pure.
 */
final class EnvironmentFile {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*?)\\s*");
  private static final Pattern MADE_BY_A_MACHINE =
      Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[\\w+/=-]{16,}");

  private EnvironmentFile() {}

  /**
   * What the files set; those that are not in the tree set nothing.
   *
   * @param paths relative to the tree's root; a later one counts more
   */
  static Variables in(SourceTree tree, List<String> paths) {
    Map<String, String> all = new HashMap<>();
    paths.stream()
        .flatMap(path -> tree.text(path).stream())
        .flatMap(file -> file.lines().stream())
        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> all.put(line.group(1), value(line.group(2))));
    Map<String, String> plain = new HashMap<>(all);
    List<String> secrets = new ArrayList<>();
    all.forEach(
        (name, value) -> {
          if (MADE_BY_A_MACHINE.matcher(value).matches()) {
            plain.remove(name);
            secrets.add(name);
          }
        });
    Variables named = Variables.of(plain);
    secrets.addAll(named.secrets());
    return new Variables(named.open(), secrets.stream().sorted().toList());
  }

  /** Without quotes, or without a comment behind it. */
  private static String value(String text) {
    Matcher quoted = Pattern.compile("(['\"])(.*)\\1.*").matcher(text);
    return quoted.matches() ? quoted.group(2) : text.replaceFirst("\\s+#.*$", "");
  }
}
