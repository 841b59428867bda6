package dev.lepton.transform.internal.container.builder;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.transform.internal.container.image.Daemonless;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder in which everything is made that goes into an image. */
final class Stage {
  private static final int TOLD_LINES = 25;

  private Stage() {}

  /**
   * Copies the sources, without what is kept out of the image, and runs the script that builds.
   *
   * @throws LeptonException BUILD_FAILED with the last lines
   */
  static Path prepare(ImageBuilder.Job job) throws IOException {
    Path stage = job.work().resolve("stage");
    FolderRemoval.delete(stage);
    Path ignore = job.recipe().resolve("Dockerfile.dockerignore");
    IgnoreFile ignored = IgnoreFile.parse(Files.exists(ignore) ? Files.readString(ignore) : "");
    copy(job.context(), stage.resolve(Daemonless.SOURCES), ignored);
    for (Path made : texts(job.recipe())) {
      copy(made, stage.resolve(made.getFileName().toString()), IgnoreFile.parse(""));
    }
    Shell.Result built =
        Shell.run(
            List.of("sh", job.recipe().resolve(Daemonless.SCRIPT).toString(), stage.toString()),
            stage,
            Map.of("SOURCE_DATE_EPOCH", String.valueOf(job.time().getEpochSecond())));
    if (!built.succeeded()) {
      throw new LeptonException(
          ErrorCode.BUILD_FAILED,
          "The files of the image cannot be made on this machine" + built.tail(TOLD_LINES),
          job.recipe().resolve(Daemonless.SCRIPT).toString(),
          "Install what the lines above miss, or build in a container: --builder podman.");
    }
    return stage;
  }

  private static List<Path> texts(Path recipe) throws IOException {
    try (Stream<Path> entries = Files.list(recipe)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void copy(Path from, Path to, IgnoreFile ignored) throws IOException {
    Files.createDirectories(to);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(file);
            // A link may lead to what does not belong to the sources.
            if (attributes.isRegularFile() && !ignored.ignores(relative)) {
              Files.copy(
                  file,
                  to.resolve(relative.toString()),
                  StandardCopyOption.COPY_ATTRIBUTES,
                  LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
