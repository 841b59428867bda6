package dev.lepton.accept.security.image.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.jspecify.annotations.Nullable;

/** The parts in a tar file, as {@code docker save} and {@code podman save} write it. */
final class TarParts implements Parts {
  /** Links from one layer to the next; more than a few are a circle. */
  private static final int MOST_LINKS = 8;

  private final TarFile tar;
  private final @Nullable Path temporary;
  private final Map<String, TarArchiveEntry> entries = new HashMap<>();

  private TarParts(TarFile tar, @Nullable Path temporary) {
    this.tar = tar;
    this.temporary = temporary;
    tar.getEntries().forEach(entry -> entries.put(PathNames.clean(entry.getName()), entry));
  }

  /** An archive that is compressed as a whole cannot be read at random: it is unpacked first. */
  static TarParts open(Path file) throws IOException {
    Path plain = file;
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      Optional<Compression> compression = Compression.of(bytes);
      if (compression.isPresent()) {
        plain = Files.createTempFile("lepton-image", ".tar");
        try (InputStream unpacked = compression.get().unpack(bytes)) {
          Files.copy(unpacked, plain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return new TarParts(new TarFile(plain.toFile()), plain.equals(file) ? null : plain);
    } catch (IOException | RuntimeException e) {
      if (!plain.equals(file)) {
        Files.deleteIfExists(plain);
      }
      throw e;
    }
  }

  @Override
  public boolean has(String name) {
    return entries.containsKey(PathNames.clean(name));
  }

  @Override
  public InputStream open(String name) throws IOException {
    return new BufferedInputStream(tar.getInputStream(entry(PathNames.clean(name))), 1 << 16);
  }

  /** Docker's layout has a layer that was there already as a link to it. */
  private TarArchiveEntry entry(String name) throws IOException {
    String path = name;
    for (int link = 0; link < MOST_LINKS; link++) {
      TarArchiveEntry found = entries.get(path);
      if (found == null) {
        throw new IOException("the archive has no " + name);
      }
      if (found.isSymbolicLink()) {
        path = PathNames.clean(PathNames.folder(path) + "/" + found.getLinkName());
      } else if (found.isLink()) {
        path = PathNames.clean(found.getLinkName());
      } else {
        return found;
      }
    }
    throw new IOException("the links of " + name + " lead nowhere");
  }

  @Override
  public void close() throws IOException {
    tar.close();
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }
}
