package dev.lepton.assess.questionnaire;

/** What an answer means for the move. */
public enum Risk {
  RED,
  YELLOW,
  GREEN,
  UNKNOWN
}
