package dev.lepton.transform.internal.refactor;

/**
 * Where an application answers the platform.
 *
 * @param alive answers 200 while the process is up
 * @param ready answers 200 while it can do its work
 */
public record HealthPaths(String alive, String ready) {
  /** The paths that recipes add. */
  public static HealthPaths below(String prefix) {
    return new HealthPaths(prefix + "/healthz", prefix + "/readyz");
  }
}
