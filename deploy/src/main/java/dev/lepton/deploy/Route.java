package dev.lepton.deploy;

/** Which release users reach. */
public enum Route {
  OLD,
  NEW
}
