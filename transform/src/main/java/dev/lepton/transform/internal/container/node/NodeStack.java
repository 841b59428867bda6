package dev.lepton.transform.internal.container.node;

import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Probe;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.container.web.Nginx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a package of Node.js is built and put into an image. */
record NodeStack(NodePackage project) {
  private static final int USUAL_PORT = 3000;

  Stack server(String kind, List<String> command, boolean listens, Optional<String> portVariable) {
    PackageManager manager = PackageManager.of(project);
    boolean build = project.script("build").isPresent();
    String folder = "/app/" + project.inContext();
    Recipe.Builder recipe =
        Recipe.upon("node:" + project.version() + "-slim")
            .folder(folder.replaceFirst("/$", ""))
            .environment("NODE_ENV", "production")
            .environment("HOME", "/tmp")
            .probe(listens ? Probe.NODE : Probe.NONE);
    portVariable.ifPresent(recipe::portVariable);
    if (build || !project.inContext().isEmpty()) {
      recipe.build(stage(manager, build)).copy(Copy.built(BuildStage.FOLDER, "/app"));
    } else if (project.needsAnything()) {
      recipe
          .build(
              new BuildStage(
                  image(),
                  Map.of(),
                  PackageManager.descriptions(project),
                  manager.install(project, true),
                  List.of()))
          .copy(Copy.built(BuildStage.FOLDER + "/node_modules", "/app/node_modules"))
          .copy(Copy.source(".", "."));
    } else {
      recipe.copy(Copy.source(".", "."));
    }
    return new Stack(
        kind,
        build ? manager.run("build") : List.of(),
        command,
        USUAL_PORT,
        portVariable,
        recipe.entryPoint(command));
  }

  /** A front end, built to files. */
  Stack frontEnd(String tool, String output) {
    PackageManager manager = PackageManager.of(project);
    List<String> make = new ArrayList<>(inPackage(List.of(String.join(" ", manager.run("build")))));
    String made = BuildStage.FOLDER + "/" + project.inContext() + output;
    if (tool.equals("@angular/cli")) {
      // Angular puts the files into a folder named like the project, newer versions one deeper.
      make.add("mkdir /out");
      make.add(
          "cp -r \"$(dirname \"$(find " + made + " -name index.html | head -n 1)\")/.\" /out/");
      made = "/out";
    }
    BuildStage stage =
        new BuildStage(
            image(), Map.of(), PackageManager.descriptions(project), install(manager, false), make);
    return Nginx.built("Front end (" + tool + ")", manager.run("build"), stage, made);
  }

  private BuildStage stage(PackageManager manager, boolean build) {
    List<String> make = new ArrayList<>();
    if (build) {
      make.addAll(inPackage(List.of(String.join(" ", manager.run("build")))));
    }
    if (project.needsAnything()) {
      make.addAll(manager.prune());
    }
    return new BuildStage(
        image(),
        Map.of(),
        PackageManager.descriptions(project),
        install(manager, false),
        List.copyOf(make));
  }

  private List<String> install(PackageManager manager, boolean production) {
    return project.needsAnything() ? manager.install(project, production) : List.of();
  }

  private List<String> inPackage(List<String> commands) {
    if (project.inContext().isEmpty()) {
      return commands;
    }
    return commands.stream().map(one -> "(cd " + project.inContext() + " && " + one + ")").toList();
  }

  private Optional<String> image() {
    return Optional.of("node:" + project.version());
  }
}
