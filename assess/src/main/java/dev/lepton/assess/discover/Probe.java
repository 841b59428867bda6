package dev.lepton.assess.discover;

import java.util.List;

/** Eyes on one server. Looks only; changes nothing there. Not thread-safe. */
public interface Probe extends AutoCloseable {
  /** What the server is made of, asked once. */
  Look look();

  /** What runs now. */
  List<RunningProcess> processes();

  /** Counters and connections as they are now. */
  Reading read();

  @Override
  void close();
}
