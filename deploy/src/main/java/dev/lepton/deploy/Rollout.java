package dev.lepton.deploy;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.migration.Migration;
import java.nio.file.Path;
import java.util.Map;

/**
 * What shall run.
 *
 * @param bundleDirectory the folder that the bundle's paths are relative to
 * @param environment variables for the release, over the bundle's defaults; resolved, so it may
 *     hold secrets
 * @param inputHash equal for equal input; decides whether what runs already can stay
 */
public record Rollout(
    Migration migration,
    Bundle bundle,
    Path bundleDirectory,
    Map<String, String> environment,
    String inputHash) {

  public Rollout {
    environment = Map.copyOf(environment);
  }

  /** Without the values of the environment, which may be secrets. */
  @Override
  public String toString() {
    return "Rollout["
        + bundle.application()
        + ", "
        + bundle.image()
        + ", environment="
        + environment.keySet()
        + "]";
  }
}
