package dev.lepton.assess.input;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table while it grows, then for good. Filled by one thread, read by many. */
final class WalkedFiles implements FileTable {
  private final List<Path> roots;
  private final InputLimits limits;
  private final List<InputFile> files = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<Closeable> open = new ArrayList<>();
  private final List<Path> copies = new ArrayList<>();
  private final Map<Object, Object> made = new HashMap<>();
  private long unpacked;

  WalkedFiles(List<Path> roots, InputLimits limits) {
    this.roots = roots;
    this.limits = limits;
  }

  InputLimits limits() {
    return limits;
  }

  boolean isFull() {
    return files.size() >= limits.files();
  }

  /**
   * Adds a file of the disk.
   *
   * @param size in bytes
   */
  InputFile addOnDisk(Path file, String path, long size) {
    InputFile added = InputFile.onDisk(path, Addresses.of(file), size, file);
    files.add(added);
    return added;
  }

  void add(InputFile file) {
    files.add(file);
  }

  void failed(URI uri, String reason) {
    unread.add(new Unread(uri, reason, false));
  }

  void leftOut(URI uri, String reason) {
    unread.add(new Unread(uri, reason, true));
  }

  void keepOpen(Closeable archive) {
    open.add(archive);
  }

  /** Makes room for an archive that must be copied out of another; null when there is none left. */
  @Nullable Path makeRoom(long bytes) throws IOException {
    unpacked += bytes;
    if (unpacked > limits.unpacked()) {
      return null;
    }
    Path copy = Files.createTempFile("lepton-archive-", ".zip");
    copies.add(copy);
    return copy;
  }

  FileTable finish() {
    files.sort(Comparator.comparing(InputFile::path).thenComparing(InputFile::address));
    unread.sort(Comparator.comparing(Unread::uri).thenComparing(Unread::reason));
    return this;
  }

  @Override
  public List<Path> roots() {
    return roots;
  }

  @Override
  public List<InputFile> files() {
    return Collections.unmodifiableList(files);
  }

  @Override
  public List<Unread> unread() {
    return List.copyOf(unread);
  }

  /** Under a lock: what two ask for at once is made by the first. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> T once(Object key, Supplier<T> maker) {
    synchronized (made) {
      Object known = made.get(key);
      if (known == null) {
        known = maker.get();
        made.put(key, known);
      }
      return (T) known;
    }
  }

  @Override
  public void close() {
    for (Closeable archive : open) {
      try {
        archive.close();
      } catch (IOException e) {
        failed(URI.create("archive:"), "could not be closed: " + e.getMessage());
      }
    }
    for (Path copy : copies) {
      // What is left in the temporary folder is the system's to clear.
      copy.toFile().delete();
    }
  }
}
