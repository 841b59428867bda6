package dev.lepton.accept.security.packages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution of Linux as OSV names it.
 *
 * @param ecosystem for instance Debian
 * @param release for instance 12; empty for one that rolls
 */
public record Distribution(String ecosystem, String release) {

  /** Whether its advisories name packages as they are installed, and not their sources. */
  boolean namesWhatIsInstalled() {
    return ecosystem.equals("AlmaLinux");
  }

  /**
   * @param text of /etc/os-release
   * @return empty for one of which OSV has no advisories
   */
  public static Optional<Distribution> of(String text) {
    Map<String, String> values = new HashMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> values.put(parts[0].strip(), parts[1].strip().replaceAll("[\"']", "")));
    return named(values.getOrDefault("ID", ""), values.getOrDefault("VERSION_ID", ""));
  }

  /**
   * @param id as /etc/os-release has it
   * @param version likewise
   */
  static Optional<Distribution> named(String id, String version) {
    List<String> numbers = List.of(version.split("\\."));
    String major = numbers.get(0);
    String minor = numbers.size() > 1 ? major + "." + numbers.get(1) : major;
    return Optional.ofNullable(
        switch (id) {
          case "debian" -> new Distribution("Debian", major);
          case "ubuntu" -> new Distribution("Ubuntu", minor);
          case "alpine" -> new Distribution("Alpine", minor.isEmpty() ? "" : "v" + minor);
          case "rocky" -> new Distribution("Rocky Linux", major);
          case "almalinux" -> new Distribution("AlmaLinux", major);
          case "wolfi" -> new Distribution("Wolfi", "");
          case "chainguard" -> new Distribution("Chainguard", "");
          default -> null;
        });
  }
}
