package dev.lepton.transfer.postgres.failpoint;

import java.util.Locale;

/**
 * A moment at which the death of the process would be worst. The one named by the system property
 * {@value #PROPERTY} ends the JVM there, as {@code kill -9} would; without the property nothing
 * happens and nothing is spent. Thread-safe.
 */
public enum Failpoint {
  /** The slot exists, and no ledger says so. */
  SLOT_CREATED,
  /** The rows are copied, and the stream is about to begin. */
  STREAM_OPENED,
  /** A batch is written and not committed. */
  BATCH_WRITTEN,
  /** A batch is committed, and the source has not heard of it. */
  BATCH_COMMITTED,
  /** Writers wait. */
  FENCED,
  /** Both sides stand still and are the same. */
  DRAINED,
  /** The way back runs, and the other side is about to open. */
  REVERSE_READY,
  /** Neither side takes writes. */
  LEADING_CLOSED,
  /** The other side takes writes, and nobody has been told. */
  OPENED,
  /** The traffic has moved, and the old side is not closed. */
  BEFORE_SEAL,
  /** The old side is closed, and no ledger says so. */
  SEALED;

  /** The system property with the name of the failpoint, in lower case with dashes. */
  public static final String PROPERTY = "lepton.failpoint";

  /** The exit code of a process killed. */
  public static final int KILLED = 137;

  private final boolean chosen = title().equals(chosenTitle());

  /** The name as the property has it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String chosenTitle() {
    return System.getProperty(PROPERTY, "");
  }

  /** Ends the process if this is the failpoint chosen. */
  public void reach() {
    if (chosen) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
