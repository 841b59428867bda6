package dev.lepton.transfer.postgres.cutover;

/** The client of the stream by which one can go back. */
public interface ReverseClient {
  /** Begins in the background: connects and receives, and applies nothing yet. */
  void startHeld();

  /** From now on it applies what it has received, and what comes. */
  void release();

  /**
   * @throws dev.lepton.model.error.LeptonException what stopped it, if something did
   */
  void check();

  /** Ends it and returns once it has let go of its slot. Does nothing where it does not run. */
  void stop();
}
