package dev.lepton.deploy.care;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One container or process as it is.
 *
 * @param state running, exited, waiting or missing
 * @param reason in the words that Kubernetes has for it: ErrImagePull, OOMKilled, …; empty when
 *     there is none
 * @param exitCode how its program ended last, if it has
 * @param outOfMemory whether it was killed for using more memory than its limit
 * @param restarts by the engine, since it was created
 * @param started when its program was started last, where known
 */
public record InstanceSight(
    String name,
    String state,
    String reason,
    OptionalInt exitCode,
    boolean outOfMemory,
    int restarts,
    Optional<Instant> started) {

  /** One that was never started. */
  public static InstanceSight waiting(String name, String reason) {
    return new InstanceSight(
        name, "waiting", reason, OptionalInt.empty(), false, 0, Optional.empty());
  }
}
