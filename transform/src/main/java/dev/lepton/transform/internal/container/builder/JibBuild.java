package dev.lepton.transform.internal.container.builder;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.container.image.Daemonless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Puts images together without a container engine. Thread-safe. */
public record JibBuild(boolean insecure) implements ImageBuilder {
  /** Before images of podman on this machine, which no registry has. */
  static final String LOCAL = "localhost/";

  @Override
  public String name() {
    return "jib";
  }

  @Override
  public Made build(Job job) throws IOException {
    Path buildFile = job.recipe().resolve(Daemonless.BUILD_FILE);
    if (!Files.exists(buildFile)) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "The image of " + job.image() + " cannot be made without a container engine",
          buildFile.toString(),
          "Choose another builder: --builder podman, buildah or docker. README.md says what hinders"
              + " Jib.");
    }
    JibFile file = JibFile.read(buildFile);
    Path stage = Stage.prepare(job);
    Path archive = job.work().resolve("image.tar");
    Files.deleteIfExists(archive);
    JibContainer made = made(file, stage, job, TarImage.at(archive));
    try (ImageArchive read = ImageArchive.open(archive)) {
      int base = read.layers() - file.layers().size();
      return new Made(made.getDigest().toString(), archive, base(file, job), base);
    }
  }

  @Override
  public void push(Job job, boolean anyhow) throws IOException {
    JibFile file = JibFile.read(job.recipe().resolve(Daemonless.BUILD_FILE));
    try {
      containerize(
          container(file, job.work().resolve("stage"), job),
          Containerizer.to(Registries.image(job.image())),
          job);
    } catch (InvalidImageReferenceException | ExecutionException | RegistryException e) {
      throw failed(
          ErrorCode.TARGET_FAILED,
          "The image cannot be pushed",
          e,
          job.image(),
          "Log in with `docker login`, name the registry with --image-prefix, or allow one without"
              + " TLS with --insecure-registry.");
    }
  }

  private static String base(JibFile file, Job job) {
    return job.base().orElse(file.base());
  }

  private JibContainer made(JibFile file, Path stage, Job job, TarImage target) throws IOException {
    try {
      return containerize(
          container(file, stage, job), Containerizer.to(target.named(job.image())), job);
    } catch (InvalidImageReferenceException | ExecutionException | RegistryException e) {
      throw failed(
          ErrorCode.BUILD_FAILED,
          "Jib cannot make the image",
          e,
          base(file, job),
          "See whether the base image can be had; name another with --base BASE_IMAGE=NAME.");
    }
  }

  private JibContainer containerize(JibContainerBuilder container, Containerizer target, Job job)
      throws IOException, ExecutionException, RegistryException {
    try {
      return container.containerize(
          target
              .setApplicationLayersCache(job.work().resolve("layers"))
              .setAllowInsecureRegistries(insecure || Registries.isHere(job.image()))
              .setToolName("lepton"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "Interrupted while Jib was at work",
          job.image(),
          "Run the command again.",
          e);
    } catch (CacheDirectoryCreationException e) {
      throw new IOException(e);
    }
  }

  private static JibContainerBuilder container(JibFile file, Path stage, Job job)
      throws IOException, InvalidImageReferenceException {
    JibContainerBuilder container = from(base(file, job), job);
    for (JibFile.Layer layer : file.layers()) {
      container.addFileEntriesLayer(layer(layer, stage, job));
    }
    container
        .setFormat(ImageFormat.OCI)
        .setCreationTime(job.time())
        .setEnvironment(file.environment())
        .setLabels(file.labels())
        .setEntrypoint(file.entryPoint());
    file.user().ifPresent(container::setUser);
    file.folder().map(AbsoluteUnixPath::get).ifPresent(container::setWorkingDirectory);
    file.ports().forEach(port -> container.addExposedPort(Port.tcp(port)));
    return container;
  }

  private static JibContainerBuilder from(String base, Job job)
      throws IOException, InvalidImageReferenceException {
    if (base.startsWith(Jib.TAR_IMAGE_PREFIX)) {
      return Jib.from(TarImage.at(Path.of(base.substring(Jib.TAR_IMAGE_PREFIX.length()))));
    }
    if (!base.startsWith(LOCAL)) {
      return Jib.from(Registries.image(base));
    }
    Path archive = job.work().resolve("base.tar");
    Files.deleteIfExists(archive);
    Shell.Result saved =
        Shell.run(
            List.of("podman", "save", "-q", "--format", "docker-archive", "-o", "" + archive, base),
            job.work(),
            Map.of());
    if (!saved.succeeded()) {
      throw new LeptonException(
          ErrorCode.BUILD_FAILED,
          "The base image is to come from this machine's podman, and does not" + saved.tail(5),
          base,
          "Name a base image that it has, or one of a registry: --base BASE_IMAGE=NAME.");
    }
    return Jib.from(TarImage.at(archive));
  }

  /** Files have the sources' time and, but for whether they can be run, the same permissions. */
  private static FileEntriesLayer layer(JibFile.Layer layer, Path stage, Job job)
      throws IOException {
    FileEntriesLayer.Builder files = FileEntriesLayer.builder().setName(layer.name());
    for (JibFile.Placement placement : layer.files()) {
      Path from = stage.resolve(placement.from()).normalize();
      if (!from.startsWith(stage)) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID,
            "A layer takes files from outside of what was built",
            placement.from(),
            "Correct src in " + job.recipe().resolve(Daemonless.BUILD_FILE) + ".");
      }
      files.addEntryRecursive(
          from,
          AbsoluteUnixPath.get(placement.to()),
          (file, place) ->
              FilePermissions.fromOctalString(
                  Files.isDirectory(file) || Files.isExecutable(file) ? "755" : "644"),
          (file, place) -> job.time(),
          (file, place) -> layer.owner());
    }
    return files.build();
  }

  private static LeptonException failed(
      ErrorCode code, String what, Exception e, String where, String fix) {
    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    return new LeptonException(code, what + ": " + cause.getMessage(), where, fix, e);
  }
}
