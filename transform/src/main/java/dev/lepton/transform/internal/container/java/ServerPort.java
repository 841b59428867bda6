package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.language.Folder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the settings of a Java application say that it listens.
 *
 * @param variable the variable that its settings read the port from
 */
record ServerPort(int port, Optional<String> variable, Evidence evidence) {
  private static final List<Pattern> SETTINGS =
      List.of(
          Pattern.compile(
              "^\\s*(?:server|quarkus\\.http|micronaut\\.server)\\.port\\s*[=:]\\s*(?:\\$\\{(\\w+):)?(\\d{2,5})}?\\s*$"),
          // In YAML the name is spread over lines; a port of two levels is a server's.
          Pattern.compile("^ {1,4}port:\\s*(?:\\$\\{(\\w+):)?(\\d{2,5})}?\\s*$"));

  static Optional<ServerPort> in(Folder folder) {
    return List.of(
            "src/main/resources/application.properties",
            "src/main/resources/application.yml",
            "src/main/resources/application.yaml")
        .stream()
        .flatMap(
            file ->
                SETTINGS.stream()
                    .limit(file.endsWith("properties") ? 1 : 2)
                    .flatMap(setting -> folder.line(file, setting).stream()))
        .findFirst()
        .map(
            line -> {
              int port = Integer.parseInt(line.found().group(2));
              return new ServerPort(
                  port,
                  Optional.ofNullable(line.found().group(1)),
                  new Evidence("listens on port " + port, line.place()));
            });
  }
}
