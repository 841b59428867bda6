package dev.lepton.assess.reference.types;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** One jar of a class path, opened when it is first needed. Thread-safe. */
final class Jar implements AutoCloseable {
  private final Path file;
  private @Nullable ZipFile open;

  Jar(Path file) {
    this.file = file;
  }

  private synchronized ZipFile open() throws IOException {
    ZipFile zip = open;
    if (zip == null) {
      zip = new ZipFile(file.toFile());
      open = zip;
    }
    return zip;
  }

  /** The folders in which it has classes, each with a slash at its end. */
  Set<String> packages() throws IOException {
    Set<String> packages = new TreeSet<>();
    open().stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(".class"))
        .forEach(name -> packages.add(name.substring(0, name.lastIndexOf('/') + 1)));
    return packages;
  }

  /** What it holds under that name. */
  Optional<byte[]> bytes(String name) throws IOException {
    ZipFile zip = open();
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      return Optional.of(bytes.readAllBytes());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
