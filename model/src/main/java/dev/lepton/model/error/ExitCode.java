package dev.lepton.model.error;

/** The process exit codes; scripts depend on them. */
public enum ExitCode {
  OK(0),
  INTERNAL(1),
  USAGE(2),
  CONFIGURATION(3),
  PRECONDITION(4),
  SOURCE(5),
  TARGET(6),
  VERIFICATION(7),
  PARTIAL(8),
  TRANSIENT(9);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
