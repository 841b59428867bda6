package dev.lepton.accept.security.version;

import java.util.Comparator;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** How the versions of an ecosystem follow each other. Stateless, thread-safe. */
public enum VersionOrder {
  DEBIAN(DebianVersion::compare),
  RPM(RpmVersion::compare),
  ALPINE(AlpineVersion::compare),
  MAVEN(Comparator.comparing(ComparableVersion::new)),
  SEMANTIC(SemanticVersion::compare),
  PYTHON(PythonVersion::compare);

  private final Comparator<String> order;

  VersionOrder(Comparator<String> order) {
    this.order = order;
  }

  /**
   * @param ecosystem as OSV names it, with or without a release after a colon
   * @return empty for one whose versions are not understood
   */
  public static Optional<VersionOrder> of(String ecosystem) {
    return Optional.ofNullable(
        switch (ecosystem.split(":", 2)[0]) {
          case "Debian", "Ubuntu" -> DEBIAN;
          case "Alpine", "Wolfi", "Chainguard" -> ALPINE;
          case "Rocky Linux", "AlmaLinux", "Red Hat" -> RPM;
          case "Maven" -> MAVEN;
          case "npm", "Go" -> SEMANTIC;
          case "PyPI" -> PYTHON;
          default -> null;
        });
  }

  /** Negative, zero or positive as the first is older than, equal to or newer than the second. */
  public int compare(String first, String second) {
    return order.compare(first, second);
  }
}
