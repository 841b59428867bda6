package dev.lepton.assess.evaluate;

import java.net.URI;

/** Takes a provider's answers. Thread-safe; the order of calls has no effect on the outcome. */
public interface HitSink {
  /** The condition of that id holds here. */
  void hit(int query, Hit hit);

  /** The condition cannot be answered at all; its rules are reported as errors. */
  void fail(int query, String reason);

  /**
   * The condition could not be answered for one file. The run names its rules, and is incomplete.
   *
   * @param reason why, in words the user knows
   */
  default void gaveUp(int query, URI file, String reason) {
    unread(file, reason);
  }

  /**
   * A file could not be looked into, wholly or in part. The run says so and is incomplete.
   *
   * @param reason why, in words the user knows
   */
  void unread(URI file, String reason);

  /**
   * A file that was not looked into for a good reason, such as XML that is not well-formed. It is
   * listed, and the run stays complete.
   *
   * @param reason why, in words the user knows
   */
  default void leftOut(URI file, String reason) {
    unread(file, reason);
  }
}
