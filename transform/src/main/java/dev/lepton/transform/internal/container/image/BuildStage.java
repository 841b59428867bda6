package dev.lepton.transform.internal.container.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stage that has the build tools, of which nothing but what is copied gets into the image.
 *
 * @param image empty to build upon the image that the application runs on
 * @param environment variables of the stage
 * @param descriptions files that name the libraries, relative to the context; copied first, so that
 *     a change of the code alone fetches nothing again
 * @param fetch shell commands that get the libraries
 * @param make shell commands that build, after the sources have been copied; empty when no sources
 *     are needed
 */
public record BuildStage(
    Optional<String> image,
    Map<String, String> environment,
    List<String> descriptions,
    List<String> fetch,
    List<String> make) {

  /** Where the sources are in the stage. */
  public static final String FOLDER = "/build";
}
