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
}
