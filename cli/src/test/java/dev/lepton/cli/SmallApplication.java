package dev.lepton.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Flask service of one file, and its migration.yaml. */
record SmallApplication(Path folder) {
  static SmallApplication in(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("app.py"),
        """
        from flask import Flask

        app = Flask(__name__)


        @app.route("/")
        def index():
            return "here"


        if __name__ == "__main__":
            app.run(host="0.0.0.0", port=5000)
        """);
    Files.writeString(folder.resolve("requirements.txt"), "flask==3.1.0\n");
    SmallApplication application = new SmallApplication(folder);
    application.spec("");
    return application;
  }

  Path file() {
    return folder.resolve("migration.yaml");
  }

  Path workspace() {
    return folder.resolve(".lepton").resolve("small");
  }

  Path document(String phase) {
    return workspace().resolve("documents").resolve(phase + ".json");
  }

  /**
   * Writes migration.yaml.
   *
   * @param more further lines below spec, each indented by two spaces
   */
  void spec(String more) throws IOException {
    Files.writeString(
        file(),
        "apiVersion: lepton.dev/v1\nkind: Migration\nmetadata: {name: small}\nspec:\n  application: {path: .}\n"
            + more);
  }

  CommandLineRun lepton(String command, String... arguments) {
    return lepton(Map.of(), command, arguments);
  }

  CommandLineRun lepton(Map<String, String> environment, String command, String... arguments) {
    Stream<String> all =
        Stream.concat(Stream.of(command, "-f", file().toString()), Stream.of(arguments));
    return CommandLineRun.of(environment, all.toArray(String[]::new));
  }

  /** Names and contents of everything in the folder except the workspace. */
  Map<String, String> source() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(path -> Files.isRegularFile(path) && !path.toString().contains(".lepton"))
          .forEach(path -> files.put(folder.relativize(path).toString(), read(path)));
    }
    return files;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
