package dev.lepton.accept.security.check;

/** Names of container images. */
public final class ImageName {
  private ImageName() {}

  /** Whether the name says which image is meant: a digest, or a tag other than latest. */
  public static boolean isPinned(String image) {
    if (image.contains("@sha256:")) {
      return true;
    }
    // A colon before the last slash belongs to the registry's port.
    String last = image.substring(image.lastIndexOf('/') + 1);
    int colon = last.indexOf(':');
    return colon >= 0 && colon < last.length() - 1 && !last.substring(colon + 1).equals("latest");
  }
}
