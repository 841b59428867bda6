package dev.lepton.assess.dependency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A yarn.lock, of Yarn 1 or of later ones: what was asked for, {@code name@range} or {@code
 * name@npm:range}, and the version below it.
 *
 * @param byRange versions by what was asked for
 * @param byName all versions of a package
 */
record YarnLock(Map<String, String> byRange, Map<String, Set<String>> byName)
    implements NodeLocks.Lock {
  private static final Pattern VERSION = Pattern.compile("  version:? +\"?([^\"\\s]+)\"?\\s*");
  private static final String REGISTRY = "npm:";

  static YarnLock of(String text) {
    YarnLock lock = new YarnLock(new HashMap<>(), new HashMap<>());
    List<String> asked = List.of();
    for (String line : text.lines().toList()) {
      if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("#")) {
        asked = asked(line);
      } else {
        Matcher version = VERSION.matcher(line);
        if (version.matches()) {
          asked.forEach(one -> lock.add(one, version.group(1)));
        }
      }
    }
    return lock;
  }

  /** Later ones put the whole list into one pair of quotes, Yarn 1 each of its parts. */
  private static List<String> asked(String line) {
    List<String> all = new ArrayList<>();
    for (String one : line.strip().replaceFirst(":$", "").replace("\"", "").split(", *")) {
      all.add(one);
    }
    return all;
  }

  private void add(String asked, String version) {
    // The first character may be that of a scope: @babel/core@^7.
    int at = asked.indexOf('@', 1);
    if (at > 0) {
      String name = asked.substring(0, at);
      String range = asked.substring(at + 1);
      String plain = range.startsWith(REGISTRY) ? range.substring(REGISTRY.length()) : range;
      byRange.putIfAbsent(name + "@" + plain, version);
      byName.computeIfAbsent(name, any -> new HashSet<>()).add(version);
    }
  }

  @Override
  public Optional<String> version(String folder, String name, String range) {
    Set<String> all = byName.getOrDefault(name, Set.of());
    String plain = range.startsWith(REGISTRY) ? range.substring(REGISTRY.length()) : range;
    return Optional.ofNullable(byRange.get(name + "@" + plain))
        .or(() -> all.size() == 1 ? all.stream().findFirst() : Optional.empty());
  }
}
