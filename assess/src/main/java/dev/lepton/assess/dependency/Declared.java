package dev.lepton.assess.dependency;

import dev.lepton.assess.input.InputFile;
import java.util.Optional;

/**
 * A library that a build file declares or leads to, or an archive carries.
 *
 * @param name as rules write it: for Maven {@code group.artifact}
 * @param version empty when it cannot be worked out
 * @param type such as {@code jar} or {@code npm}
 * @param line from 1; 0 when another dependency brings it along
 * @param group the part of the name that is Maven's group; empty for other technologies
 */
public record Declared(
    InputFile file, int line, String name, String version, String type, Optional<String> group) {
  public Declared(InputFile file, int line, String name, String version, String type) {
    this(file, line, name, version, type, Optional.empty());
  }

  static Declared maven(
      InputFile file, int line, String group, String artifact, String version, String type) {
    return new Declared(file, line, group + "." + artifact, version, type, Optional.of(group));
  }

  /** The name without its group. */
  public String artifact() {
    return group.map(part -> name.substring(part.length() + 1)).orElse(name);
  }
}
