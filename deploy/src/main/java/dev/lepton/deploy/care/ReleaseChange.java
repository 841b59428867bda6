package dev.lepton.deploy.care;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is different in a release that takes the place of another; what is empty stays.
 *
 * @param environment further variables; remembered, so never a secret
 */
public record ReleaseChange(
    Optional<String> image,
    Optional<List<String>> command,
    Optional<String> healthPath,
    OptionalLong memoryMebibytes,
    Map<String, String> environment) {
  public static final ReleaseChange NONE =
      new ReleaseChange(
          Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), Map.of());

  public ReleaseChange {
    environment = Map.copyOf(environment);
  }

  public ReleaseChange withImage(String other) {
    return new ReleaseChange(Optional.of(other), command, healthPath, memoryMebibytes, environment);
  }

  public ReleaseChange withCommand(List<String> other) {
    return new ReleaseChange(
        image, Optional.of(List.copyOf(other)), healthPath, memoryMebibytes, environment);
  }

  public ReleaseChange withMemory(long mebibytes) {
    return new ReleaseChange(image, command, healthPath, OptionalLong.of(mebibytes), environment);
  }

  public ReleaseChange withEnvironment(Map<String, String> further) {
    return new ReleaseChange(image, command, healthPath, memoryMebibytes, further);
  }
}
