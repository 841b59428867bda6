package dev.lepton.transform.internal.container.image;

/**
 * What goes into the final image.
 *
 * @param fromBuild whether it is taken from the build stage, or else from the build context
 * @param from a path; relative ones are below the context's root or the build stage's folder
 * @param to an absolute path in the image
 */
public record Copy(boolean fromBuild, String from, String to) {

  public static Copy built(String from, String to) {
    return new Copy(true, from, to);
  }

  public static Copy source(String from, String to) {
    return new Copy(false, from, to);
  }
}
