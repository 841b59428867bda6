package dev.lepton.transform.internal.container.node;

import dev.lepton.transform.internal.container.process.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What starts a package, without npm between it and the signals of the platform. Pure. */
final class StartCommand {
  private static final List<String> USUAL_FILES = List.of("server.js", "index.js", "app.js");

  private StartCommand() {}

  /** Words, run in the package's folder. */
  static Optional<List<String>> of(NodePackage project, Optional<String> server) {
    return List.of("start:prod", "start").stream()
        .flatMap(name -> project.script(name).stream())
        .filter(
            script ->
                !script.matches(
                    ".*\\b(nodemon|ts-node-dev|react-scripts start|ng serve|vite)\\b.*"))
        .map(StartCommand::direct)
        .findFirst()
        .or(
            () ->
                server
                    .filter("Next.js"::equals)
                    .map(next -> List.of("node_modules/.bin/next", "start")))
        .or(
            () ->
                project
                    .main()
                    .filter(main -> project.folder().has(main.replaceFirst("^\\./", "")))
                    .or(() -> USUAL_FILES.stream().filter(project.folder()::has).findFirst())
                    .map(file -> List.of("node", file.replaceFirst("^\\./", ""))));
  }

  private static List<String> direct(String script) {
    List<String> words = CommandLine.words(script);
    String first = words.get(0);
    if (first.equals("node") || first.equals("sh") || first.contains("/")) {
      return words;
    }
    if (first.equals("npm") || first.equals("yarn") || first.equals("pnpm")) {
      return words;
    }
    List<String> inPackage = new ArrayList<>(words);
    if (first.equals("nest") && words.size() > 1 && words.get(1).equals("start")) {
      return List.of("node", "dist/main");
    }
    inPackage.set(0, "node_modules/.bin/" + first);
    return List.copyOf(inPackage);
  }
}
