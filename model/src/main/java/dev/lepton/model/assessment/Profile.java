package dev.lepton.model.assessment;

import java.util.List;
import java.util.Optional;

/**
 * What the application is made of.
 *
 * @param languages by lines of code, most first
 * @param buildTool maven, gradle, pip, npm, go, composer, bundler, dotnet; empty when none was
 *     found
 * @param entryPoint main class, script or module that starts the application
 * @param port where it listens; empty when not found
 */
public record Profile(
    List<Language> languages,
    List<Technology> frameworks,
    Optional<String> buildTool,
    Optional<String> entryPoint,
    Optional<Integer> port,
    List<Technology> databases,
    Optional<String> runtimeVersion) {

  public record Language(String name, int files, int lines) {}

  /**
   * @param evidence file:line that shows it
   */
  public record Technology(String name, Optional<String> version, String evidence) {}
}
