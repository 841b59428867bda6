package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jars an application is built with, where a build has left them. Stateless, thread-safe. */
public final class MavenLibraries {
  private MavenLibraries() {}

  /** Those in the local Maven repository, nearest first; none without a repository. */
  public static List<Path> jars(AnalysisInput input, HitSink sink) {
    return input.mavenRepository().isEmpty()
        ? List.of()
        : MavenOutcome.of(input, sink).jars().stream().filter(Files::isRegularFile).toList();
  }

  /** Those of {@link #jars} that the selection of libraries asks for by their labels. */
  public static List<Path> wanted(AnalysisInput input, HitSink sink) {
    DependencyLabels labels = new DependencyLabels("java", input);
    return jars(input, sink).stream()
        .filter(jar -> wanted(input.mavenRepository().orElseThrow(), jar, labels))
        .toList();
  }

  /** A repository's folders are the group's parts, the artifact and the version. */
  private static boolean wanted(Path repository, Path jar, DependencyLabels labels) {
    Path folders = repository.relativize(jar);
    int version = folders.getNameCount() - 2;
    StringBuilder group = new StringBuilder();
    for (int i = 0; i < version - 1; i++) {
      group.append(group.isEmpty() ? "" : ".").append(folders.getName(i));
    }
    return labels.wanted(
        group.toString(),
        folders.getName(version - 1).toString(),
        folders.getName(version).toString());
  }
}
