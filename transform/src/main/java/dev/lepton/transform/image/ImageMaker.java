package dev.lepton.transform.image;

import dev.lepton.model.bundle.ApplicationBundle.Part;
import dev.lepton.model.bundle.BuiltImage;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.container.builder.Builder;
import dev.lepton.transform.internal.container.builder.EngineBuild;
import dev.lepton.transform.internal.container.builder.ImageArchive;
import dev.lepton.transform.internal.container.builder.ImageBuilder;
import dev.lepton.transform.internal.container.builder.JibBuild;
import dev.lepton.transform.internal.container.builder.SecretsInContext;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds images from what transform has written. Thread-safe for different parts. */
public final class ImageMaker {
  /** Where an image's bill of materials belongs, beside its Dockerfile. */
  private static final String BILL_OF_MATERIALS = "sbom.cdx.json";

  private final ImageOrder order;
  private final ImageBuilder builder;

  private ImageMaker(ImageOrder order, ImageBuilder builder) {
    this.order = order;
    this.builder = builder;
  }

  /**
   * @param searchPath of programs
   * @throws LeptonException USAGE for a builder of another name, TOOL_MISSING when the chosen one,
   *     or any where none was chosen, is not here
   */
  public static ImageMaker of(ImageOrder order, String searchPath) {
    return new ImageMaker(order, builder(order, searchPath));
  }

  private static ImageBuilder builder(ImageOrder order, String searchPath) {
    if (order.builder().isEmpty()) {
      return Builder.find(searchPath)
          .<ImageBuilder>map(EngineBuild::new)
          .orElseGet(() -> new JibBuild(order.insecure()));
    }
    String name = order.builder().get();
    if (name.equals("jib")) {
      return new JibBuild(order.insecure());
    }
    for (Builder engine : Builder.values()) {
      if (engine.program().equals(name)) {
        if (!engine.isIn(searchPath)) {
          throw new LeptonException(
              ErrorCode.TOOL_MISSING,
              name + " was chosen to build images, and is not installed",
              "--builder " + name,
              "Install it, or leave --builder out: "
                  + Builder.find(searchPath).map(Builder::program).orElse("jib")
                  + " is here.");
        }
        return new EngineBuild(engine);
      }
    }
    throw new LeptonException(
        ErrorCode.USAGE,
        "there is no builder called " + name,
        "--builder",
        "name podman, buildah, docker or jib");
  }

  /** The builder, as people call it. */
  public String builder() {
    return builder.name();
  }

  /**
   * Builds one image, and pushes it where that is wanted.
   *
   * @param secrets places of the application's source, each file:line, where secrets were found
   * @param work an empty folder of its own
   * @param content an empty folder, for the files that were added to the base image
   * @throws LeptonException BUILD_FAILED, NOT_SUPPORTED, CONFIG_INVALID, TARGET_FAILED,
   *     INTERRUPTED; NOT_CARRIED when a secret would get into the image
   */
  public BuiltImage make(Part part, List<String> secrets, Path work, Path content) {
    Path recipe = order.folder().resolve(part.dockerfile()).toAbsolutePath().getParent();
    Path context = order.folder().resolve(part.context()).toAbsolutePath().normalize();
    try {
      new SecretsInContext(part.context(), context, recipe).refuse(secrets);
      ImageBuilder.Job job =
          new ImageBuilder.Job(
              part.image(),
              recipe,
              context,
              Map.of(
                  "org.opencontainers.image.title", part.name(),
                  "org.opencontainers.image.ref.name", part.image()),
              order.time().orElse(newest(context)),
              order.arguments(),
              order.baseImage(),
              work.toAbsolutePath());
      ImageBuilder.Made made = builder.build(job);
      if (order.push()) {
        builder.push(job, order.insecure());
      }
      return built(part, made, content.toAbsolutePath());
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.BUILD_FAILED,
          "The image of " + part.name() + " cannot be built: " + e.getMessage(),
          recipe.toString(),
          "Check the free space and the permissions, then run again.",
          e);
    }
  }

  private BuiltImage built(Part part, ImageBuilder.Made made, Path content) throws IOException {
    long all;
    long added;
    try (ImageArchive archive = ImageArchive.open(made.archive())) {
      all = archive.bytes(0);
      added = archive.bytes(made.baseLayers());
      archive.unpack(made.baseLayers(), content);
    }
    Optional<Path> kept = order.archives().map(folder -> folder.resolve(part.name() + ".tar"));
    if (kept.isPresent()) {
      Files.createDirectories(kept.get().toAbsolutePath().getParent());
      Files.copy(made.archive(), kept.get(), StandardCopyOption.REPLACE_EXISTING);
    }
    return new BuiltImage(
        part.name(),
        part.image(),
        builder.name(),
        made.digest(),
        all,
        added,
        made.base(),
        kept.map(Path::toString),
        order.push(),
        part.dockerfile().replaceFirst("[^/]*$", "") + BILL_OF_MATERIALS);
  }

  /** In whole seconds, as archives keep it. */
  private static Instant newest(Path folder) throws IOException {
    long[] newest = {0};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis() / 1000);
            return FileVisitResult.CONTINUE;
          }
        });
    return Instant.ofEpochSecond(newest[0]);
  }
}
