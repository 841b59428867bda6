package dev.lepton.pipeline.workspace;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder {@code .lepton/<name>/} of one migration: everything that is known, generated or
 * running is found here.
 *
 * @param root absolute path
 */
public record Workspace(Path root) {

  /** Opens, creating it readable by its owner only: it holds backups and keys. */
  public static Workspace open(Path root) {
    try {
      Files.createDirectories(root);
      if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      return new Workspace(root.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "cannot create the workspace: " + e.getMessage(),
          root.toString(),
          "choose another with --workspace",
          e);
    }
  }

  public Documents documents() {
    return new Documents(root.resolve("documents"));
  }

  public Path journal() {
    return root.resolve("journal.db");
  }

  public Path bundle() {
    return root.resolve("bundle");
  }

  /** Backups, keys and spill files of one database. */
  public Path database(String name) {
    return root.resolve("transfer").resolve(name);
  }

  public Path report() {
    return root.resolve("report.html");
  }

  public Path metrics() {
    return root.resolve("metrics.prom");
  }

  public Path lock() {
    return root.resolve("lock");
  }
}
