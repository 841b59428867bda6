package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.internal.state.Folders;
import java.nio.file.Path;
import java.util.List;

/**
 * The pods of a migration.
 *
 * @param home the target's folder
 */
record ReleasePods(Path home) {
  private static final String ENDING = ".json";

  Pod pod(String name) {
    return new Pod(name, folder().resolve(name + ENDING));
  }

  /** Names of all that were started and not taken away, trials included. */
  List<String> names() {
    return Folders.list(folder()).stream()
        .map(file -> file.getFileName().toString())
        .filter(file -> file.endsWith(ENDING))
        .map(file -> file.substring(0, file.length() - ENDING.length()))
        .toList();
  }

  private Path folder() {
    return home.resolve("pods");
  }
}
