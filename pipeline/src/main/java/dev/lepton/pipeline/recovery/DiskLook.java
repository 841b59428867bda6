package dev.lepton.pipeline.recovery;

import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How full a file system is, and what may be deleted from it. */
record DiskLook(Watched.Disk disk) {

  Facts facts() {
    try {
      FileStore store = Files.getFileStore(disk.path());
      double total = Math.max(1, store.getTotalSpace());
      return Facts.builder()
          .number(
              Sign.DISK_FREE_PERCENT,
              disk.path().toString(),
              100.0 * store.getUsableSpace() / total)
          .build();
    } catch (IOException e) {
      // A folder that is not there tells nothing about space.
      return Facts.NONE;
    }
  }

  boolean prunable() {
    return !disk.prunable().isEmpty();
  }

  /**
   * Deletes what lies in the prunable folders, and neither the folders themselves nor what links in
   * them lead to.
   */
  String prune() throws IOException {
    long files = 0;
    long bytes = 0;
    for (Path folder : disk.prunable()) {
      for (Path path : contents(folder)) {
        boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        long size = isFile ? Files.size(path) : 0;
        if (Files.deleteIfExists(path) && isFile) {
          files++;
          bytes += size;
        }
      }
    }
    return String.format(
        Locale.ROOT, "deleted %,d files with %,d KiB from %s", files, bytes >> 10, disk.prunable());
  }

  private static List<Path> contents(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder()).toList();
    }
  }
}
