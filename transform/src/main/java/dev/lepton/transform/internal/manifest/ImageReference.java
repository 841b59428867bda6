package dev.lepton.transform.internal.manifest;

/**
 * An image's name in its parts.
 *
 * @param repository with the registry, if it names one
 * @param version a tag, or {@code sha256:…}
 * @param digest whether the version is a digest
 */
public record ImageReference(String repository, String version, boolean digest) {

  /** Without tag and digest it is the latest; with both, the digest counts. */
  public static ImageReference of(String image) {
    int at = image.indexOf('@');
    String tagged = at < 0 ? image : image.substring(0, at);
    int colon = tagged.lastIndexOf(':');
    // A colon before the last slash belongs to the registry's port.
    boolean hasTag = colon > tagged.lastIndexOf('/');
    String repository = hasTag ? tagged.substring(0, colon) : tagged;
    if (at >= 0) {
      return new ImageReference(repository, image.substring(at + 1), true);
    }
    return new ImageReference(repository, hasTag ? tagged.substring(colon + 1) : "latest", false);
  }

  /** The sign between the two. */
  public String separator() {
    return digest ? "@" : ":";
  }
}
