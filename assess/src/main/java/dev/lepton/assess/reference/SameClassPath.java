package dev.lepton.assess.reference;

import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.memory.FileIdentity;
import dev.lepton.assess.reference.types.ClassPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What code means depends on the jars at hand: when one has changed, nothing is recalled.
 *
 * @param memory the input's, or one that only keeps
 */
record SameClassPath(ClassPath classPath, FileMemory memory) implements AutoCloseable {
  private static final String PART = "java class path";
  private static final String PACKAGES = "java class path packages";

  static SameClassPath open(List<Path> jars, FileMemory memory) {
    if (!memory.isActive()) {
      return new SameClassPath(ClassPath.of(jars), memory);
    }
    List<Object> now = new ArrayList<>();
    jars.forEach(jar -> now.add(List.of(jar.toString(), FileIdentity.of(jar))));
    boolean same = memory.recall(PART).filter(now::equals).isPresent();
    memory.keep(PART, now);
    Optional<Object> packages =
        same ? memory.recall(PACKAGES).filter(Map.class::isInstance) : Optional.empty();
    if (packages.isPresent()) {
      return new SameClassPath(ClassPath.of(jars, packages.get()), memory);
    }
    ClassPath classPath = ClassPath.of(jars);
    // What is wrong with a jar is told each time, so that it must be looked at each time.
    boolean good = classPath.problems().isEmpty();
    memory.keep(PACKAGES, good ? classPath.value() : List.of());
    return new SameClassPath(classPath, same ? memory : new KeepOnly(memory));
  }

  @Override
  public void close() {
    classPath.close();
  }

  private record KeepOnly(FileMemory memory) implements FileMemory {
    @Override
    public boolean isActive() {
      return memory.isActive();
    }

    @Override
    public boolean knows(InputFile file) {
      return false;
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
