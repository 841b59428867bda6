package dev.lepton.deploy;

/** Which release users reach. */
public enum Route {
  OLD,
  NEW,
  /**
   * A later release than the new one, on trial: a share of the users may meet it, no route names
   * it.
   */
  NEXT;

  /** The one that it is compared with. */
  public Route other() {
    return this == NEW ? OLD : NEW;
  }
}
