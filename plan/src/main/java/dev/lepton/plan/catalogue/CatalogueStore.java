package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Price lists that were imported, a file for each provider. Thread-safe for readers. */
public record CatalogueStore(Path folder) {
  /** Where they are unless told otherwise. */
  public static final Path USUAL = Path.of(".lepton", "catalogue");

  /**
   * By provider; empty where nothing was imported.
   *
   * @throws LeptonException CONFIG_UNREADABLE if a list cannot be read
   */
  SortedMap<String, PriceList> lists() {
    SortedMap<String, PriceList> lists = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return lists;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(one -> one.toString().endsWith(CatalogueBuilder.SUFFIX)).sorted().toList()) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
          PriceList list = PriceListFile.read(in);
          lists.put(list.header().provider(), list);
        }
      }
      return lists;
    } catch (IOException | RuntimeException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "imported prices cannot be read: " + e.getMessage(),
          folder.toString(),
          "import them again, or remove the folder to go back to the bundled ones",
          e);
    }
  }

  void save(PriceList list) {
    Path file = folder.resolve(list.header().provider() + CatalogueBuilder.SUFFIX);
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "import", ".tmp");
      try (OutputStream out = Files.newOutputStream(written)) {
        PriceListFile.write(list, out);
      }
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "the prices cannot be kept: " + e.getMessage(),
          file.toString(),
          "free disk space, or check the folder's rights",
          e);
    }
  }
}
