package dev.lepton.transform.internal.container.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A runtime that is made for the application, so that a smaller image is enough to run upon.
 *
 * @param image that it is taken from, in a stage of its own; empty when the build stage makes it
 * @param baseImage that is enough
 * @param make shell commands, in the build stage run before anything is copied into it
 * @param copy puts the runtime into the final image
 * @param environment variables that let it be found
 */
public record OwnRuntime(
    Optional<String> image,
    String baseImage,
    List<String> make,
    Copy copy,
    Map<String, String> environment) {

  /** The name of the stage that has it. */
  String stage() {
    return image.isPresent() ? "runtime" : "build";
  }
}
