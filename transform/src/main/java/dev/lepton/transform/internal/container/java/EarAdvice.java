package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  private static String folder(String artifact, SourceTree tree) {
    return tree.files().stream()
        .filter(file -> file.equals(MavenProject.FILE) || file.endsWith("/" + MavenProject.FILE))
        .filter(
            file ->
                tree.text(file)
                    .map(Pom::parse)
                    .filter(pom -> pom.artifact().equals(artifact))
                    .isPresent())
        .map(file -> file.replaceFirst("/?pom\\.xml$", ""))
        .filter(folder -> !folder.isEmpty())
        .findFirst()
        .map(folder -> tree.root().resolve(folder).toString())
        .orElse("its folder");
  }
}
