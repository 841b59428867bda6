package dev.lepton.assess.dependency;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a pom's dependencies depend on in turn, by Maven's rules: breadth first, so that the nearest
 * version is taken; what the pom manages goes before what a library asks for; neither optional
 * dependencies nor those for a library's own tests. A library whose pom is not in the local Maven
 * repository brings nothing along.
 */
final class BroughtAlong {
  private static final Set<String> HANDED_ON = Set.of("", "compile", "runtime");

  private final PomTree poms;
  private final String path;
  private final Pom root;
  private final Set<String> seen = new HashSet<>();
  private final SortedMap<String, SortedSet<String>> asks = new TreeMap<>();
  private final Deque<Library> waiting = new ArrayDeque<>();

  /**
   * One library of the tree.
   *
   * @param declared whether the pom itself names it
   */
  record Library(
      String group, String artifact, String version, boolean declared, Set<String> exclusions) {
    String name() {
      return group + ":" + artifact;
    }

    /** Where a local Maven repository has its jar; empty when that cannot be a path. */
    Optional<Path> jar(Path repository) {
      return (group + artifact + version).matches("[\\w.\\-]+")
          ? Optional.of(
              repository
                  .resolve(group.replace('.', '/'))
                  .resolve(artifact)
                  .resolve(version)
                  .resolve(artifact + "-" + version + ".jar"))
          : Optional.empty();
    }

    private boolean excludes(String otherGroup, String otherArtifact) {
      return exclusions.contains(otherGroup + ":" + otherArtifact)
          || exclusions.contains(otherGroup + ":*")
          || exclusions.contains("*:*");
    }
  }

  BroughtAlong(PomTree poms, String path, Pom root) {
    this.poms = poms;
    this.path = path;
    this.root = root;
  }

  /** All libraries, nearest first. For one call. */
  List<Library> find() {
    List<Library> found = new ArrayList<>();
    for (Pom.Entry entry : poms.dependencies(path, root)) {
      Library library = library(path, root, entry, Set.of());
      if (take(library)) {
        found.add(library);
      }
    }
    while (!waiting.isEmpty()) {
      Library next = waiting.remove();
      poms.stored(next.group(), next.artifact(), next.version())
          .ifPresent(pom -> follow(next, pom, found));
    }
    return found;
  }

  private void follow(Library parent, Pom pom, List<Library> found) {
    for (Pom.Entry entry : poms.dependencies("", pom)) {
      boolean stays = !HANDED_ON.contains(entry.part("scope"));
      if (stays || entry.part("optional").equals("true")) {
        continue;
      }
      Library library = library("", pom, entry, parent.exclusions());
      if (parent.excludes(library.group(), library.artifact())) {
        continue;
      }
      asks.computeIfAbsent(parent.name(), name -> new TreeSet<>()).add(library.name());
      if (take(library)) {
        found.add(library);
      }
    }
  }

  /** Which library asks for which, by {@code group:artifact}; known after {@link #find}. */
  SortedMap<String, SortedSet<String>> asks() {
    return asks;
  }

  private boolean take(Library library) {
    boolean isNew = seen.add(library.name());
    if (isNew) {
      waiting.add(library);
    }
    return isNew;
  }

  private Library library(String where, Pom pom, Pom.Entry entry, Set<String> inherited) {
    String group = poms.resolve(where, pom, entry.part("groupId"));
    String artifact = poms.resolve(where, pom, entry.part("artifactId"));
    String set = pom == root ? "" : poms.managed(path, root, group, artifact);
    String version = set.isEmpty() ? poms.version(where, pom, entry) : set;
    Set<String> exclusions = new HashSet<>(inherited);
    exclusions.addAll(entry.exclusions());
    boolean declared = pom == root && root.dependencies().contains(entry);
    return new Library(group, artifact, version, declared, exclusions);
  }
}
