package dev.lepton.transform.internal.container.image;

import java.util.List;
import java.util.Map;

/**
 * A runtime that the build stage makes for the application, so that a smaller image is enough to
 * run upon.
 *
 * @param baseImage that is enough
 * @param make shell commands of the build stage, run before anything is copied into it
 * @param copy puts the runtime into the final image
 * @param environment variables that let it be found
 */
public record OwnRuntime(
    String baseImage, List<String> make, Copy copy, Map<String, String> environment) {}
