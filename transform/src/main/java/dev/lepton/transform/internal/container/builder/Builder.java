package dev.lepton.transform.internal.container.builder;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A program that makes images from Dockerfiles. */
public enum Builder {
  PODMAN("podman"),
  BUILDAH("buildah"),
  DOCKER("docker");

  private final String program;

  Builder(String program) {
    this.program = program;
  }

  public String program() {
    return program;
  }

  /** The first one, in the order above, in a folder of the search path. */
  public static Optional<Builder> find(String searchPath) {
    return Arrays.stream(values()).filter(builder -> builder.isIn(searchPath)).findFirst();
  }

  /** Whether a folder of the search path has it. */
  public boolean isIn(String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
  }

  /**
   * What is built.
   *
   * @param ignoreFile what stays out of the image
   * @param arguments values for the Dockerfile's ARGs
   * @param annotations of the image's manifest, where the format has them
   * @param time of the sources, for instance of the last commit: all files in the image get it. Not
   *     a constant, since web servers tell the browser by it what has changed
   */
  public record Job(
      String tag,
      Path dockerfile,
      Path ignoreFile,
      Path context,
      Map<String, String> arguments,
      Map<String, String> annotations,
      Instant time,
      Format format) {}

  /** How podman and buildah write an image down. */
  public enum Format {
    /** The same sources give the same digest; health checks are left to the platform. */
    OCI("oci"),
    /**
     * With the health check; but it names the container that it was made in, so no two are the
     * same.
     */
    DOCKER("docker");

    private final String option;

    Format(String option) {
      this.option = option;
    }
  }

  /**
   * The words that build. All times in the image are that of the sources, so that the same sources
   * give the same image; Docker needs BuildKit for that, and SOURCE_DATE_EPOCH in its environment
   * as well.
   */
  public List<String> words(Job job) {
    List<String> words = new ArrayList<>(List.of(program, "build"));
    String seconds = String.valueOf(job.time().getEpochSecond());
    switch (this) {
      case PODMAN, BUILDAH -> {
        words.addAll(
            List.of(
                "--format",
                job.format().option,
                "--timestamp",
                seconds,
                "--ignorefile",
                job.ignoreFile().toString()));
        if (job.format() == Format.OCI) {
          new TreeMap<>(job.annotations())
              .forEach((name, value) -> words.addAll(List.of("--annotation", name + "=" + value)));
        }
      }
      // Docker finds the ignore file beside the Dockerfile by its name.
      case DOCKER -> words.addAll(List.of("--build-arg", "SOURCE_DATE_EPOCH=" + seconds));
    }
    words.addAll(List.of("--tag", job.tag(), "--file", job.dockerfile().toString()));
    new TreeMap<>(job.arguments())
        .forEach((name, value) -> words.addAll(List.of("--build-arg", name + "=" + value)));
    words.add(job.context().toString());
    return List.copyOf(words);
  }
}
