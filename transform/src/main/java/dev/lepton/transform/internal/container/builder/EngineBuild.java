package dev.lepton.transform.internal.container.builder;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.container.image.BaseNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds from a Dockerfile with podman, buildah or docker. Thread-safe. */
public record EngineBuild(Builder builder) implements ImageBuilder {
  private static final int TOLD_LINES = 25;

  @Override
  public String name() {
    return builder.program();
  }

  @Override
  public Made build(Job job) throws IOException {
    Path dockerfile = job.recipe().resolve("Dockerfile");
    List<String> words =
        builder.words(
            new Builder.Job(
                job.image(),
                dockerfile,
                job.recipe().resolve("Dockerfile.dockerignore"),
                job.context(),
                job.arguments(),
                job.annotations(),
                job.time(),
                Builder.Format.OCI));
    Map<String, String> environment =
        Map.of(
            "SOURCE_DATE_EPOCH",
            String.valueOf(job.time().getEpochSecond()),
            "DOCKER_BUILDKIT",
            "1");
    Shell.Result built = Shell.run(words, job.work(), environment);
    if (!built.succeeded()) {
      throw new LeptonException(
          ErrorCode.BUILD_FAILED,
          name() + " cannot build the image of " + job.image() + built.tail(TOLD_LINES),
          dockerfile.toString(),
          "Correct what the lines above say. A base image that cannot be had is replaced by --base"
              + " BASE_IMAGE=NAME (BUILD_IMAGE and RUNTIME_IMAGE likewise), or by a mirror: lepton"
              + " transform --base-mirror.");
    }
    Path archive = job.work().resolve("image.tar");
    Files.deleteIfExists(archive);
    demand(saving(job.image(), archive), job);
    String base = BaseNames.of(Files.readString(dockerfile), job.arguments()).last();
    return new Made(digest(job), archive, base, layers(base, job));
  }

  private List<String> saving(String image, Path archive) {
    return switch (builder) {
      case PODMAN ->
          List.of("podman", "save", "-q", "--format", "docker-archive", "-o", "" + archive, image);
      case DOCKER -> List.of("docker", "save", "-o", archive.toString(), image);
      case BUILDAH ->
          List.of("buildah", "push", "-q", image, "docker-archive:" + archive + ":" + image);
    };
  }

  private String digest(Job job) throws IOException {
    return switch (builder) {
      case PODMAN -> inspect("podman", "{{.Digest}}", job);
      case DOCKER -> inspect("docker", "{{.Id}}", job);
      case BUILDAH ->
          demand(
              List.of(
                  "buildah", "inspect", "-t", "image", "-f", "{{.FromImageDigest}}", job.image()),
              job);
    };
  }

  private String inspect(String program, String format, Job job) throws IOException {
    return demand(List.of(program, "image", "inspect", "--format", format, job.image()), job);
  }

  /** None where the base is no image, as with scratch, or the engine does not keep it. */
  private int layers(String base, Job job) throws IOException {
    List<String> words =
        switch (builder) {
          case PODMAN, DOCKER ->
              List.of(name(), "image", "inspect", "--format", "{{len .RootFS.Layers}}", base);
          case BUILDAH ->
              List.of(
                  "buildah", "inspect", "-t", "image", "-f", "{{len .OCIv1.RootFS.DiffIDs}}", base);
        };
    Shell.Result told = Shell.run(words, job.work(), Map.of());
    String number = told.output().strip();
    return told.succeeded() && number.matches("\\d+") ? Integer.parseInt(number) : 0;
  }

  @Override
  public void push(Job job, boolean insecure) throws IOException {
    List<String> words = new ArrayList<>(List.of(name(), "push"));
    if (builder != Builder.DOCKER && insecure) {
      words.add("--tls-verify=false");
    }
    words.add(job.image());
    Shell.Result pushed = Shell.run(words, job.work(), Map.of());
    if (!pushed.succeeded()) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          "The image cannot be pushed" + pushed.tail(TOLD_LINES),
          job.image(),
          "Log in with `" + name() + " login`, and name the registry with --image-prefix.");
    }
  }

  /** The digest of an image that this machine's engine has; empty when it has none. */
  public Optional<String> digestHere(String image, Path work) throws IOException {
    if (builder == Builder.BUILDAH) {
      return told(
          List.of("buildah", "inspect", "-t", "image", "-f", "{{.FromImageDigest}}", image), work);
    }
    // Docker knows a digest of an image only if it came from a registry.
    String format = builder == Builder.PODMAN ? "{{.Digest}}" : "{{index .RepoDigests 0}}";
    return told(List.of(name(), "image", "inspect", "--format", format, image), work)
        .map(text -> text.replaceFirst(".*@", ""));
  }

  private static Optional<String> told(List<String> words, Path work) throws IOException {
    Shell.Result result = Shell.run(words, work, Map.of());
    return Optional.of(result.output().strip()).filter(any -> result.succeeded());
  }

  private String demand(List<String> words, Job job) throws IOException {
    Shell.Result result = Shell.run(words, job.work(), Map.of());
    if (!result.succeeded()) {
      throw new LeptonException(
          ErrorCode.BUILD_FAILED,
          String.join(" ", words) + " failed" + result.tail(TOLD_LINES),
          job.image(),
          "See whether " + name() + " works on this machine.");
    }
    return result.output().strip();
  }
}
