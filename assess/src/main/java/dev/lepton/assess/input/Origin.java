package dev.lepton.assess.input;

/** Whose work a file is. */
public enum Origin {
  /** The application's: part of a source tree, or directly in an archive that was given. */
  APPLICATION,
  /** Somebody else's: inside a library that an archive carries (WEB-INF/lib, lib of an EAR). */
  LIBRARY
}
