package dev.lepton.transform.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How images are to be built.
 *
 * @param folder what transform has written
 * @param builder podman, buildah, docker or jib; empty for the first one that is found
 * @param time that all files in the images get; empty for that of the newest source
 * @param arguments values for the Dockerfiles' ARGs
 * @param baseImage for Jib: used instead of the one that is written down
 * @param archives the folder that images are also written into as files
 * @param push whether they are pushed to the registry that they are named after
 * @param insecure whether registries may be spoken to without TLS
 */
public record ImageOrder(
    Path folder,
    Optional<String> builder,
    Optional<Instant> time,
    Map<String, String> arguments,
    Optional<String> baseImage,
    Optional<Path> archives,
    boolean push,
    boolean insecure) {

  public ImageOrder {
    arguments = Map.copyOf(arguments);
  }
}
