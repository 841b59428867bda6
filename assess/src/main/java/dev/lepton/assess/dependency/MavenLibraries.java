package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The jars an application is built with, where a build has left them. Stateless, thread-safe. */
public final class MavenLibraries {
  private MavenLibraries() {}

  /** Those in the local Maven repository, nearest first; none without a repository. */
  public static List<Path> jars(AnalysisInput input, HitSink sink) {
    if (input.mavenRepository().isEmpty()) {
      return List.of();
    }
    Path repository = input.mavenRepository().get();
    MavenProject project = MavenProject.read(input, sink);
    Set<Path> jars = new LinkedHashSet<>();
    project
        .poms()
        .forEach(
            (file, pom) ->
                new BroughtAlong(project.tree(), file.path(), pom)
                    .find()
                    .forEach(library -> jars.addAll(jar(repository, library))));
    return List.copyOf(jars);
  }

  private static List<Path> jar(Path repository, BroughtAlong.Library library) {
    String name = library.group() + library.artifact() + library.version();
    if (!name.matches("[\\w.\\-]+")) {
      return List.of();
    }
    Path jar =
        repository
            .resolve(library.group().replace('.', '/'))
            .resolve(library.artifact())
            .resolve(library.version())
            .resolve(library.artifact() + "-" + library.version() + ".jar");
    return Files.isRegularFile(jar) ? List.of(jar) : List.of();
  }
}
