package dev.lepton.assess.dependency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pnpm-lock.yaml of version 5 to 9: {@code dependencies}, of the folder itself or below {@code
 * importers} and a folder, lead to a version or to {@code specifier} and {@code version}. It is
 * read by its indentation, since such files reach sizes that YAML readers refuse.
 *
 * @param versions by folder and name
 */
record PnpmLock(Map<List<String>, String> versions) implements NodeLocks.Lock {
  private static final Pattern LINE =
      Pattern.compile("( *)(?:'([^']+)'|\"([^\"]+)\"|([^\\s:'\"][^:]*)):(?: +(.*))?");
  private static final Set<String> SECTIONS =
      Set.of("dependencies", "devDependencies", "optionalDependencies");
  private static final int DEEPEST = 5;

  static PnpmLock of(String text) {
    PnpmLock lock = new PnpmLock(new HashMap<>());
    List<String> path = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        int depth = matcher.group(1).length() / 2;
        while (path.size() > depth) {
          path.remove(path.size() - 1);
        }
        if (path.size() == depth && depth < DEEPEST) {
          path.add(key(matcher));
          lock.add(path, matcher.group(5) == null ? "" : matcher.group(5));
        }
      }
    }
    return lock;
  }

  private static String key(Matcher matcher) {
    String quoted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return quoted == null ? matcher.group(4) : quoted;
  }

  private void add(List<String> path, String value) {
    boolean workspace = path.get(0).equals("importers");
    String folder = !workspace || path.size() < 2 || path.get(1).equals(".") ? "" : path.get(1);
    List<String> rest = path.subList(workspace ? Math.min(2, path.size()) : 0, path.size());
    boolean settles = rest.size() == 2 || rest.size() == 3 && rest.get(2).equals("version");
    if (settles && SECTIONS.contains(rest.get(0)) && !value.isBlank()) {
      versions.putIfAbsent(List.of(folder, rest.get(1)), plain(value));
    }
  }

  /** Without the versions of others that it was put together with. */
  private static String plain(String value) {
    return value.strip().replaceAll("^['\"]|['\"]$", "").replaceFirst("[(_].*", "");
  }

  @Override
  public Optional<String> version(String folder, String name, String range) {
    return Optional.ofNullable(versions.get(List.of(folder, name)))
        .filter(version -> !version.startsWith("link:") && !version.startsWith("file:"));
  }
}
