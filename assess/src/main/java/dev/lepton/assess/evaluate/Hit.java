package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.InputFile;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One place where a condition holds.
 *
 * @param uri the file, or whatever stands for what has none, such as a dependency's archive
 * @param file for the code snippet; empty when there is no text to show
 * @param location empty for a hit on the file as a whole
 * @param variables what messages may name: texts, numbers, truth values
 * @param dependency whether it lies in a dependency and not in the application
 */
public record Hit(
    URI uri,
    Optional<InputFile> file,
    Optional<Location> location,
    Map<String, Object> variables,
    boolean dependency) {
  /** A hit in a file of the input. */
  public static Hit at(InputFile file, Location location, Map<String, Object> variables) {
    return new Hit(file.uri(), Optional.of(file), Optional.of(location), variables, false);
  }

  /** A hit on a file as a whole. */
  public static Hit on(InputFile file, Map<String, Object> variables) {
    return new Hit(file.uri(), Optional.of(file), Optional.empty(), variables, false);
  }
}
