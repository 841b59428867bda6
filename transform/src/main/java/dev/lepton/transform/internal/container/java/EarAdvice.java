package dev.lepton.transform.internal.container.java;

import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do with an EAR, module by module. Pure. */
final class EarAdvice {
  private EarAdvice() {}

  static String what(Pom ear) {
    String modules =
        ear.packaged().entrySet().stream()
            .flatMap(
                type -> type.getValue().stream().map(name -> name + " (" + type.getKey() + ")"))
            .collect(Collectors.joining(", "));
    return "An EAR needs a Jakarta EE server, of which no image can be chosen for you"
        + (modules.isEmpty() ? "" : "; it has " + modules);
  }

  /**
   * @param tree all that is transformed, where the modules may lie
   */
  static String fix(Pom ear, SourceTree tree) {
    Map<String, List<String>> modules = ear.packaged();
    List<String> steps = new ArrayList<>();
    for (String war : modules.getOrDefault("war", List.of())) {
      steps.add(
          war
              + " becomes a service of its own in Tomcat when it needs no EJBs: transform "
              + folder(war, tree)
              + ".");
    }
    List<String> beans = modules.getOrDefault("ejb", List.of());
    if (!beans.isEmpty()) {
      steps.add(
          String.join(", ", beans)
              + (beans.size() == 1 ? " has" : " have")
              + " EJBs: make them plain classes of the WAR that calls them, or keep the server.");
    }
    List<String> adapters = modules.getOrDefault("rar", List.of());
    if (!adapters.isEmpty()) {
      steps.add(String.join(", ", adapters) + " works only in a server: keep it.");
    }
    steps.add(
        "To keep the server, build an image of yours (WildFly, Open Liberty, Payara) with the EAR"
            + " in it, and name it with --image.");
    return String.join(" ", steps);
  }

  /**
   * What a WAR of its own lacks that it has within the EARs of the tree; empty when no EAR brings
   * it anything but libraries.
   */
  static List<Evidence> ofWar(String war, SourceTree tree) {
    return projects(tree, "ear")
        .filter(project -> project.pom().packaging().equals("ear"))
        .flatMap(
            project ->
                apart(war, project.pom()).map(what -> new Evidence(what, project.file())).stream())
        .toList();
  }

  private static Optional<String> apart(String war, Pom ear) {
    Map<String, List<String>> modules = ear.packaged();
    List<String> others =
        Stream.of("ejb", "rar")
            .flatMap(type -> modules.getOrDefault(type, List.of()).stream())
            .toList();
    if (others.isEmpty() || !modules.getOrDefault("war", List.of()).contains(war)) {
      return Optional.empty();
    }
    return Optional.of(
        "the EAR "
            + ear.artifact()
            + " gives it "
            + String.join(", ", others)
            + ", which a servlet container does not: make what it uses of them plain classes of"
            + " the WAR, or build an image of a Jakarta EE server with the EAR in it and transform"
            + " the EAR's folder alone with --image");
  }

  private static String folder(String artifact, SourceTree tree) {
    return projects(tree, artifact)
        .filter(project -> project.pom().artifact().equals(artifact))
        .map(project -> project.file().replaceFirst("/?pom\\.xml$", ""))
        .filter(folder -> !folder.isEmpty())
        .findFirst()
        .map(folder -> tree.root().resolve(folder).toString())
        .orElse("its folder");
  }

  private record Project(String file, Pom pom) {}

  /** Those whose text has the word: others need not be parsed, of which a large build has many. */
  private static Stream<Project> projects(SourceTree tree, String word) {
    return tree.files().stream()
        .filter(file -> file.equals(MavenProject.FILE) || file.endsWith("/" + MavenProject.FILE))
        .flatMap(file -> tree.text(file).stream())
        .filter(file -> file.content().contains(word))
        .flatMap(file -> project(file).stream());
  }

  private static Optional<Project> project(TextFile file) {
    try {
      return Optional.of(new Project(file.path(), Pom.parse(file)));
    } catch (LeptonException e) {
      // Somebody's test data, perhaps; one that matters is told where it is read for itself.
      return Optional.empty();
    }
  }
}
