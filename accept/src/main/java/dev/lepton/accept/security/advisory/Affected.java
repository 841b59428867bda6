package dev.lepton.accept.security.advisory;

import dev.lepton.accept.security.packages.InstalledPackage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A package that an advisory is about.
 *
 * @param release of a distribution; empty when it is about all of them, or about no distribution
 * @param versions that are affected whatever the ranges say
 */
record Affected(
    String ecosystem,
    String release,
    String name,
    List<AffectedRange> ranges,
    Set<String> versions,
    Rating rating) {

  /** Whether an installed package of this ecosystem and name is one of the affected. */
  boolean hits(InstalledPackage installed) {
    if (!release.isEmpty()
        && !release.equals(installed.release())
        && !release.startsWith(installed.release() + ":")) {
      return false;
    }
    return versions.contains(installed.version())
        || ranges.stream().anyMatch(range -> range.contains(installed.version()));
  }

  /** The first version after the installed one in which it is mended. */
  Optional<String> fixedAfter(String installed) {
    return ranges.stream()
        .filter(range -> range.contains(installed))
        .flatMap(range -> range.fixedAfter(installed).stream())
        .findFirst();
  }
}
