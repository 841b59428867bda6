package dev.lepton.assess.reference;

import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What code means depends on the jars at hand: when one has changed, nothing is recalled. */
final class SameClassPath {
  private static final String PART = "java class path";

  private SameClassPath() {}

  /** The same memory, or one that only keeps. */
  static FileMemory memory(List<Path> jars, FileMemory memory) {
    if (!memory.isActive()) {
      return memory;
    }
    List<Object> now = new ArrayList<>();
    jars.forEach(jar -> now.add(identity(jar)));
    boolean same = memory.recall(PART).filter(now::equals).isPresent();
    memory.keep(PART, now);
    return same ? memory : new KeepOnly(memory);
  }

  /** Jars of a repository are never changed in place, those of a build are written anew. */
  private static Object identity(Path jar) {
    try {
      BasicFileAttributes now = Files.readAttributes(jar, BasicFileAttributes.class);
      return List.of(
          jar.toString(),
          now.size(),
          now.lastModifiedTime().toString(),
          String.valueOf(now.fileKey()));
    } catch (IOException e) {
      // Opening it fails too, which is told.
      return List.of(jar.toString());
    }
  }

  private record KeepOnly(FileMemory memory) implements FileMemory {
    @Override
    public boolean isActive() {
      return memory.isActive();
    }

    @Override
    public Optional<Object> recall(String part, InputFile file) {
      return Optional.empty();
    }

    @Override
    public List<Object> all(String part) {
      return List.of();
    }

    @Override
    public Optional<Object> recall(String part) {
      return Optional.empty();
    }

    @Override
    public void keep(String part, InputFile file, Object value) {
      memory.keep(part, file, value);
    }

    @Override
    public void keep(String part, Object value) {
      memory.keep(part, value);
    }

    @Override
    public void forget(InputFile file) {
      memory.forget(file);
    }
  }
}
