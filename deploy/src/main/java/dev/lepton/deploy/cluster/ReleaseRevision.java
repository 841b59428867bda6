package dev.lepton.deploy.cluster;

import java.time.Instant;
import java.util.List;

/**
 * One revision of a release, as the cluster remembers it.
 *
 * @param number from 1
 * @param at when it was begun, by the clock of the machine that did it
 * @param by who did it: user and machine
 */
public record ReleaseRevision(
    int number, State state, Instant at, String by, String note, List<ObjectKey> objects) {
  public ReleaseRevision {
    objects = List.copyOf(objects);
  }

  /** What has become of it. */
  public enum State {
    /** Begun, and not ended. */
    PENDING,
    /** What is there now. */
    DEPLOYED,
    /** Was there, until a later one came. */
    SUPERSEDED,
    /** Did not become healthy, and was undone. */
    FAILED,
    /** Was left half-way: its run ended without a word. */
    INTERRUPTED
  }
}
