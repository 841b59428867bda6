package dev.lepton.cli.operate.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small file system of its own in memory, where this account may mount one; else a plain folder.
 *
 * @param folder where it is
 */
record DrillDisk(Path folder) {
  private static final int PIECE = 64 << 10;
  private static final int MOST = 64 << 20;

  /** Makes it; returns whether it is a file system of its own. */
  boolean mount() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Programs.run(
            List.of("mount", "-t", "tmpfs", "-o", "size=8m,mode=0777", "lepton-drill", path()))
        .succeeded();
  }

  /** Takes it away; without effect where it is only a folder. */
  void unmount() {
    if (Files.isDirectory(folder) && mounted()) {
      Programs.run(List.of("umount", "--lazy", path()));
    }
  }

  private boolean mounted() {
    Path mounts = Path.of("/proc/mounts");
    try {
      return Files.exists(mounts)
          && Files.readAllLines(mounts).stream()
              .anyMatch(line -> line.contains(" " + path() + " "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the system lists it: without links. */
  private String path() {
    try {
      return folder.toRealPath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder in it whose contents are safe to delete. */
  Path cache() {
    return folder.resolve("cache");
  }

  /** Writes until nothing more fits. */
  void fill() {
    try {
      Files.createDirectories(cache());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (OutputStream out = Files.newOutputStream(cache().resolve("thumbnails.bin"))) {
      for (int written = 0; written < MOST; written += PIECE) {
        out.write(new byte[PIECE]);
      }
    } catch (IOException e) {
      // Full: that is what was wanted.
      return;
    }
    throw new IllegalStateException(folder + " does not get full");
  }
}
