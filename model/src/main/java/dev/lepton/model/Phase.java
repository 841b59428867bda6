package dev.lepton.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The phases of a migration, in the order in which they run. */
public enum Phase {
  ASSESS("what is there, and must it change?"),
  PLAN("where to, how large, at what cost?"),
  TRANSFORM("refactor, containerise, describe"),
  TRANSFER("back up, copy, follow, verify the data"),
  DEPLOY("stand the new release beside the old one"),
  ACCEPT("load, compare and attack it before anyone depends on it"),
  CUTOVER("switch the traffic, losing nothing"),
  OPERATE("watch it, and go back if it is worse");

  private final String question;

  Phase(String question) {
    this.question = question;
  }

  /** What the phase is for, in one line. */
  public String question() {
    return question;
  }

  /** The lower-case name used in documents, journals and on the command line. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
