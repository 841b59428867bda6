package dev.lepton.deploy;

/** A throw-away copy of the release, for tests that write. Closing it stops it. */
public interface Trial extends AutoCloseable {
  /** Where it answers: scheme, host and port. */
  String url();

  @Override
  void close();
}
