package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.Rollout;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds the image of a release with podman: of the same sources the same image. */
public final class ImageBuild {
  private static final Pattern NO_BASE =
      Pattern.compile(
          "initializing source|pinging container registry|short-name|unqualified-search|manifest"
              + " unknown|unable to copy from source|name unknown|unauthorized|denied: ",
          Pattern.CASE_INSENSITIVE);

  private ImageBuild() {}

  /**
   * @throws LeptonException BUILD_FAILED with the last lines; says how to name a base image when
   *     that is what is missing
   */
  public static void build(Rollout rollout) {
    Path bundle = rollout.bundleDirectory();
    Path source = bundle.resolve(rollout.bundle().sourceRoot());
    Path dockerfile = dockerfile(bundle, source);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "build",
                // In Docker's own format no two images are the same, whatever is in them.
                "--format",
                "oci",
                "--timestamp",
                String.valueOf(newest(source)),
                "-t",
                rollout.bundle().image(),
                "-f",
                dockerfile.toString()));
    Path ignore = dockerfile.resolveSibling(".dockerignore");
    if (Files.exists(ignore)) {
      arguments.addAll(List.of("--ignorefile", ignore.toString()));
    }
    arguments.add(source.toString());
    Podman.Result result = Podman.run(arguments);
    if (!result.succeeded()) {
      throw failed(dockerfile, result);
    }
  }

  /**
   * Pushes the image that was built.
   *
   * @param registry with a path
   * @return what it is called there, by its digest
   * @throws LeptonException BUILD_FAILED if the registry does not take it
   */
  public static String push(Rollout rollout, String registry) {
    String name = rollout.bundle().image();
    String repository = registry + "/" + name.replaceFirst(":[^:/]*$", "");
    try {
      Path digest = Files.createTempFile("lepton-image", ".digest");
      try {
        Podman.Result result =
            Podman.run(
                List.of("push", "--digestfile", digest.toString(), name, registry + "/" + name));
        if (!result.succeeded()) {
          throw new LeptonException(
              ErrorCode.BUILD_FAILED,
              "The image cannot be pushed." + result.tail(8),
              registry,
              "Log in with podman login " + registry + ", or correct target.cluster.registry.");
        }
        return repository + "@" + Files.readString(digest).strip();
      } finally {
        Files.delete(digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is something to build with. */
  public static boolean isPossible() {
    return Podman.installed();
  }

  /** When the newest source was changed, in seconds: all files of the image get this time. */
  private static long newest(Path source) {
    try (Stream<Path> files = Files.walk(source)) {
      long newest = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        newest = Math.max(newest, Files.getLastModifiedTime(file).to(TimeUnit.SECONDS));
      }
      return newest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path dockerfile(Path bundle, Path source) {
    return Stream.of(bundle.resolve("container"), source, bundle)
        .map(folder -> folder.resolve("Dockerfile"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.DOCUMENT_MISSING,
                    "The bundle has no Dockerfile.",
                    bundle.toString(),
                    "Run the transform phase again: lepton transform."));
  }

  private static LeptonException failed(Path dockerfile, Podman.Result result) {
    if (NO_BASE.matcher(result.errors()).find()) {
      return new LeptonException(
          ErrorCode.BUILD_FAILED,
          "The base image of the release cannot be had." + result.tail(8),
          dockerfile.toString(),
          "Name one that this machine can pull, or has (see `podman images`), as"
              + " transform.baseImage in migration.yaml, and run again.");
    }
    return new LeptonException(
        ErrorCode.BUILD_FAILED,
        "The image cannot be built." + result.tail(25),
        dockerfile.toString(),
        "Correct what the lines above say, then run again.");
  }
}
