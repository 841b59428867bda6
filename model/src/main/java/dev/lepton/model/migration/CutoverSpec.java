package dev.lepton.model.migration;

import java.time.Duration;
import java.util.Optional;

/**
 * @param maxPause the longest that writes may wait; when it would be exceeded the source goes on as
 *     if nothing had been
 * @param maxLag how far behind the target may be for the switch to begin
 * @param fallback whether a reverse stream is set up, so that one can go back with what was written
 *     since
 * @param beforeHook shell command before writers are stopped; a non-zero exit vetoes the switch
 * @param afterHook shell command once the switch is done
 * @param canary how users are led to the new release bit by bit before the switch; empty to switch
 *     them all at once
 */
public record CutoverSpec(
    Duration maxPause,
    Duration maxLag,
    boolean fallback,
    Optional<String> beforeHook,
    Optional<String> afterHook,
    Optional<CanarySpec> canary) {

  /** All users at once. */
  public CutoverSpec(
      Duration maxPause,
      Duration maxLag,
      boolean fallback,
      Optional<String> beforeHook,
      Optional<String> afterHook) {
    this(maxPause, maxLag, fallback, beforeHook, afterHook, Optional.empty());
  }
}
