package dev.lepton.assess.dependency;

import dev.lepton.assess.input.InputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which poms of a tree are built: those that lie below no other, what they name as modules in any
 * profile, and what names one of these as its parent. Samples, archetypes and the data of tests are
 * poms of other projects. For one thread.
 */
final class MavenModules {
  private final Map<Path, InputFile> files = new HashMap<>();
  private final Map<InputFile, Pom> poms;
  private final Set<InputFile> built = new LinkedHashSet<>();

  private MavenModules(Map<InputFile, Pom> poms) {
    this.poms = poms;
    poms.keySet().forEach(file -> place(file).ifPresent(path -> files.put(path, file)));
  }

  /** Poms in archives are on no disk, and belong to what the archive holds. */
  private static Optional<Path> place(InputFile file) {
    return file.location().map(path -> path.toAbsolutePath().normalize());
  }

  /** The poms that are built, in the given order. */
  static Map<InputFile, Pom> built(Map<InputFile, Pom> poms) {
    Set<InputFile> built = new MavenModules(poms).find();
    Map<InputFile, Pom> found = new LinkedHashMap<>(poms);
    found.keySet().retainAll(built);
    return found;
  }

  /** The pom nearest above a file, if there is one. */
  static Optional<InputFile> above(InputFile file, Set<InputFile> poms) {
    Map<Path, InputFile> folders = new HashMap<>();
    poms.forEach(pom -> place(pom).ifPresent(path -> folders.put(path.getParent(), pom)));
    return place(file).flatMap(path -> above(path, folders));
  }

  private static Optional<InputFile> above(Path pom, Map<Path, InputFile> folders) {
    Path folder = pom.getParent();
    while (folder != null && folder.getParent() != null) {
      folder = folder.getParent();
      if (folders.containsKey(folder)) {
        return Optional.of(folders.get(folder));
      }
    }
    return Optional.empty();
  }

  private Set<InputFile> find() {
    Deque<InputFile> open = new ArrayDeque<>(tops());
    while (!open.isEmpty()) {
      InputFile file = open.remove();
      if (built.add(file)) {
        open.addAll(modules(file));
      }
      if (open.isEmpty()) {
        open.addAll(children());
      }
    }
    return built;
  }

  private List<InputFile> tops() {
    Map<Path, InputFile> folders = new HashMap<>();
    files.forEach((path, file) -> folders.put(path.getParent(), file));
    return poms.keySet().stream()
        .filter(file -> place(file).flatMap(path -> above(path, folders)).isEmpty())
        .toList();
  }

  private List<InputFile> modules(InputFile file) {
    List<InputFile> modules = new ArrayList<>();
    place(file)
        .ifPresent(
            path ->
                poms.get(file).modules().forEach(name -> add(path.resolveSibling(name), modules)));
    return modules;
  }

  private void add(Path module, List<InputFile> into) {
    Path place = module.normalize();
    InputFile pom = files.get(Files.isDirectory(place) ? place.resolve("pom.xml") : place);
    if (pom != null) {
      into.add(pom);
    }
  }

  private List<InputFile> children() {
    return poms.keySet().stream()
        .filter(file -> !built.contains(file) && parent(file).filter(built::contains).isPresent())
        .toList();
  }

  private Optional<InputFile> parent(InputFile file) {
    Pom pom = poms.get(file);
    if (!pom.hasParent()) {
      return Optional.empty();
    }
    String written = pom.text("parent/relativePath");
    List<InputFile> found = new ArrayList<>();
    place(file)
        .ifPresent(path -> add(path.resolveSibling(written.isEmpty() ? ".." : written), found));
    return found.stream()
        .filter(one -> poms.get(one).text("artifactId").equals(pom.text("parent/artifactId")))
        .findFirst();
  }
}
