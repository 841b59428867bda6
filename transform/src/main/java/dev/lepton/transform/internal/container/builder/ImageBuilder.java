package dev.lepton.transform.internal.container.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What makes images, each in its own way. */
public interface ImageBuilder {
  /**
   * What is to be built.
   *
   * @param recipe the folder with the Dockerfile and what belongs to it
   * @param context the folder of the sources
   * @param annotations that say what the image is
   * @param time all files get it
   * @param arguments values for the Dockerfile's ARGs
   * @param base used instead of the one that is written down, by who reads no Dockerfile
   * @param work a folder of its own for this image
   */
  record Job(
      String image,
      Path recipe,
      Path context,
      Map<String, String> annotations,
      Instant time,
      Map<String, String> arguments,
      Optional<String> base,
      Path work) {}

  /**
   * @param archive the image as a file, in Docker's or OCI's layout
   * @param base as it was named
   * @param baseLayers how many layers are the base's
   */
  record Made(String digest, Path archive, String base, int baseLayers) {}

  /** As it is called by people. */
  String name();

  /**
   * @throws dev.lepton.model.error.LeptonException BUILD_FAILED, NOT_SUPPORTED when this builder
   *     cannot make such an image, TOOL_MISSING
   */
  Made build(Job job) throws IOException;

  /**
   * Puts the image that was just built into the registry that it is named after.
   *
   * @throws dev.lepton.model.error.LeptonException TARGET_FAILED
   */
  void push(Job job, boolean insecure) throws IOException;
}
