package dev.lepton.assess.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Optional;

/**
 * What a library is called.
 *
 * @param technology as package URLs name it, such as {@code maven}; {@code file} for an archive
 *     that does not say what it is
 * @param group Maven's group, npm's scope, Composer's vendor; empty when there is none
 * @param version empty when it is not known
 */
record Coordinates(String technology, String group, String name, String version) {
  static final String UNKNOWN = "file";

  /** From a name as the technology's build files write it. */
  static Coordinates of(String technology, String written, String version) {
    int slash = written.lastIndexOf('/');
    return slash < 0
        ? new Coordinates(technology, "", written, version)
        : new Coordinates(
            technology, written.substring(0, slash), written.substring(slash + 1), version);
  }

  /** Empty for what no registry could know by this name. */
  Optional<PackageURL> purl() {
    if (technology.equals(UNKNOWN)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PackageURL(technology, blank(group), name, blank(version), null, null));
    } catch (MalformedPackageURLException e) {
      // A name that breaks the rules of its registry is listed all the same, without an address.
      return Optional.empty();
    }
  }

  @SuppressWarnings("NullAway")
  private static @org.jspecify.annotations.Nullable String blank(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Unlike that of any other part. */
  String reference() {
    return purl()
        .map(PackageURL::canonicalize)
        .orElse(String.join(":", technology, group, name, version));
  }
}
