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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table while it grows, then for good. Filled by one thread, read by many. */
final class WalkedFiles implements FileTable {
  /** A bomb has thousands of entries that are all wrong in the same way. */
  private static final int NAMED = 10;

  /** An EAR has WARs, and they have JARs. */
  private static final int USUAL_DEPTH = 3;

  private final List<Path> roots;
  private final InputLimits limits;
  private final List<InputFile> files = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<Closeable> open = new ArrayList<>();
  private final List<Path> copies = new ArrayList<>();
  private final Map<Object, Object> made = new HashMap<>();
  private final Map<Opened, Integer> opened = new HashMap<>();
  private final Map<Fault, Integer> faults = new LinkedHashMap<>();
  private long unpacked;

  /** What is counted of an archive: its parts, those so deep, or those of that content. */
  private record Opened(Path container, int depth, String content) {}

  private record Fault(Path container, String kind) {}

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

  /**
   * The same for an entry of an archive. Of many with the same fault, which stands before the first
   * colon, the first ones are named and the others counted.
   */
  void failedWithin(Path container, URI uri, String reason) {
    int colon = reason.indexOf(':');
    Fault fault = new Fault(container, colon < 0 ? reason : reason.substring(0, colon));
    if (faults.merge(fault, 1, Integer::sum) <= NAMED) {
      failed(uri, reason);
    }
  }

  /**
   * Whether one archive more within that one is opened; each that is stays open. Bombs multiply few
   * archives, in breadth or in depth; an application has the same library in some of its parts.
   *
   * @param depth of the archive, the outermost is 1
   * @param content what tells its bytes from others'
   * @return empty if it may be, else why not
   */
  Optional<String> refusal(Path container, int depth, String content) {
    int copies = opened.merge(new Opened(container, 0, content), 1, Integer::sum);
    if (copies > limits.copies()) {
      return Optional.of("is a copy of an archive that was opened often enough within this one");
    }
    if (depth > USUAL_DEPTH
        && opened.merge(new Opened(container, depth, ""), 1, Integer::sum) > limits.deep()) {
      return Optional.of("is one archive deep in others more than one run takes on");
    }
    return opened.merge(new Opened(container, 0, ""), 1, Integer::sum) > limits.archives()
        ? Optional.of("is one archive more than one run takes on")
        : Optional.empty();
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
    faults.forEach(
        (fault, count) -> {
          if (count > NAMED) {
            failed(
                URI.create(Addresses.of(fault.container())),
                (count - NAMED) + " more of its entries, the same: " + fault.kind());
          }
        });
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
