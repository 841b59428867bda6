package dev.lepton.deploy;

/** Which release users reach. */
public enum Route {
  OLD,
  NEW;

  public Route other() {
    return this == OLD ? NEW : OLD;
  }
}
