package dev.lepton.assess.memory;

import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one analysis: what the last one kept, and what this one adds. A file counts as
 * unchanged when it bears the same stamp and that is proof, or when its bytes hash to the same.
 * Thread-safe.
 */
public final class RunMemory implements FileMemory {
  /** Beyond this, keeping costs more memory than reading anew is worth. In bytes. */
  private static final long MOST = 192L << 20;

  private final State old;
  private final long taken;
  private final Map<String, State.Kept> unchanged = new HashMap<>();
  private final Map<Path, Stamped> stamps = new ConcurrentHashMap<>();
  private final Map<String, Map<String, State.Bytes>> fresh = new ConcurrentHashMap<>();
  private final Map<String, State.Bytes> values = new ConcurrentHashMap<>();
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
  private final AtomicLong size = new AtomicLong();
  private final AtomicBoolean touched = new AtomicBoolean();

  /** A file on the disk as it was before the analysis; the hash once it was needed. */
  private record Stamped(Optional<FileStamp> stamp, @Nullable String hash) {}

  /**
   * @param taken the time before the files were listed, in nanoseconds since 1970
   */
  RunMemory(State old, FileTable table, long taken) {
    this.old = old;
    this.taken = taken;
    Map<String, State.Kept> known = new HashMap<>();
    old.files().forEach(kept -> known.put(kept.uri(), kept));
    stamp(table.files(), known);
    for (InputFile file : table.files()) {
      State.Kept kept = known.remove(file.address());
      if (kept != null && isSame(kept, stamps.get(file.container()))) {
        unchanged.put(file.address(), kept);
      } else {
        touched.set(true);
      }
    }
    touched.compareAndSet(false, !known.isEmpty());
  }

  /** On all processors: with thousands of files, asking for them is what a short run is made of. */
  private void stamp(List<InputFile> files, Map<String, State.Kept> known) {
    Map<Path, Optional<State.Kept>> containers = new LinkedHashMap<>();
    for (InputFile file : files) {
      containers.computeIfAbsent(
          file.container(), path -> Optional.ofNullable(known.get(file.address())));
    }
    containers.entrySet().parallelStream()
        .forEach(
            one -> stamps.put(one.getKey(), stamped(one.getKey(), one.getValue().orElse(null))));
  }

  private Stamped stamped(Path path, State.@Nullable Kept kept) {
    Optional<FileStamp> stamp = FileStamp.of(path);
    boolean asBefore = kept != null && stamp.filter(kept.stamp()::equals).isPresent();
    if (asBefore && kept.stamp().isProof(old.taken())) {
      return new Stamped(stamp, kept.hash());
    }
    // A file of another size has other bytes; one that was never seen has nothing to compare with.
    boolean mayBeSame =
        kept != null && stamp.filter(now -> now.size() == kept.stamp().size()).isPresent();
    // What was written shortly before the last analysis has to be read now, but only this once.
    boolean provesMore = asBefore && kept.stamp().isProof(taken);
    touched.compareAndSet(false, mayBeSame && (provesMore || !asBefore));
    return new Stamped(stamp, mayBeSame ? hash(path) : null);
  }

  private static @Nullable String hash(Path path) {
    try {
      return FileStamp.hash(path);
    } catch (IOException e) {
      // Then it does not count as known, and whoever reads it tells.
      return null;
    }
  }

  private static boolean isSame(State.Kept kept, Stamped now) {
    return now.stamp().isPresent() && kept.hash().equals(now.hash());
  }

  @Override
  public boolean isActive() {
    return size.get() < MOST;
  }

  @Override
  public boolean knows(InputFile file) {
    return unchanged.containsKey(file.address());
  }

  @Override
  public Optional<Object> recall(String part, InputFile file) {
    State.Kept kept = unchanged.get(file.address());
    return kept == null ? Optional.empty() : value(kept.parts().get(part));
  }

  @Override
  public List<Object> all(String part) {
    return old.files().stream().flatMap(kept -> value(kept.parts().get(part)).stream()).toList();
  }

  @Override
  public Optional<Object> recall(String part) {
    return value(old.values().get(part));
  }

  private static Optional<Object> value(State.@Nullable Bytes bytes) {
    try {
      return bytes == null ? Optional.empty() : Optional.of(bytes.value());
    } catch (IOException e) {
      throw new UncheckedIOException("the cache holds what its checksum denies", e);
    }
  }

  @Override
  public void keep(String part, InputFile file, Object value) {
    try {
      State.Bytes bytes = State.Bytes.of(Values.bytes(value));
      if (size.addAndGet(bytes.length()) < MOST) {
        fresh.computeIfAbsent(file.address(), any -> new ConcurrentHashMap<>()).put(part, bytes);
      }
    } catch (IOException e) {
      forget(file);
    }
  }

  @Override
  public void keep(String part, Object value) {
    try {
      State.Bytes bytes = State.Bytes.of(Values.bytes(value));
      values.put(part, bytes);
      State.Bytes before = old.values().get(part);
      touched.compareAndSet(false, before == null || !before.equalsBytes(bytes));
    } catch (IOException e) {
      throw new IllegalArgumentException("this cannot be kept: " + part, e);
    }
  }

  @Override
  public void forget(InputFile file) {
    forgotten.add(file.address());
  }

  /** Whether what is on the disk serves the next analysis as well as anything new would. */
  boolean isUpToDate() {
    return !touched.get() && fresh.isEmpty() && forgotten.isEmpty();
  }

  /** What the next analysis may rely on; empty when there was too much of it. */
  Optional<State> state(String key, FileTable table) {
    if (size.get() >= MOST) {
      return Optional.empty();
    }
    List<InputFile> reliable =
        table.files().stream().filter(file -> !forgotten.contains(file.address())).toList();
    Map<Path, Optional<Stamped>> settled = new ConcurrentHashMap<>();
    reliable.stream()
        .filter(file -> !isAsItWas(file))
        .map(InputFile::container)
        .distinct()
        .toList()
        .parallelStream()
        .forEach(path -> settled.put(path, settled(path)));
    List<State.Kept> files = new ArrayList<>();
    for (InputFile file : reliable) {
      settled
          .computeIfAbsent(file.container(), path -> Optional.ofNullable(stamps.get(path)))
          .filter(stamped -> stamped.stamp().isPresent())
          .ifPresent(stamped -> files.add(kept(file, stamped)));
    }
    Map<String, State.Bytes> all = new LinkedHashMap<>(old.values());
    all.putAll(values);
    return Optional.of(new State(key, taken, all, files));
  }

  /** Of which nothing new is known, and nobody looked: no bytes of now are behind anything. */
  private boolean isAsItWas(InputFile file) {
    return unchanged.containsKey(file.address())
        && !fresh.containsKey(file.address())
        && !file.mayHaveBeenRead();
  }

  /** Only what is the same before and after was read as it is. */
  private Optional<Stamped> settled(Path path) {
    Stamped before = stamps.getOrDefault(path, new Stamped(Optional.empty(), null));
    String hash = before.hash() == null ? hash(path) : before.hash();
    boolean same = before.stamp().isPresent() && before.stamp().equals(FileStamp.of(path));
    return same && hash != null ? Optional.of(new Stamped(before.stamp(), hash)) : Optional.empty();
  }

  private State.Kept kept(InputFile file, Stamped stamped) {
    State.Kept before = unchanged.get(file.address());
    if (before != null
        && !fresh.containsKey(file.address())
        && stamped.stamp().filter(before.stamp()::equals).isPresent()) {
      return before;
    }
    Map<String, State.Bytes> parts =
        new LinkedHashMap<>(before == null ? Map.of() : before.parts());
    parts.putAll(fresh.getOrDefault(file.address(), Map.of()));
    return new State.Kept(
        file.address(), stamped.stamp().orElseThrow(), stamped.hash(), parts, Optional.empty());
  }

  /** Files that must be read anew, for a test. */
  Set<URI> changed(FileTable table) {
    return table.files().stream()
        .filter(file -> !unchanged.containsKey(file.address()))
        .map(InputFile::uri)
        .collect(Collectors.toSet());
  }
}
