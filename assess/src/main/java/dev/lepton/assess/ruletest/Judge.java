package dev.lepton.assess.ruletest;

/** How an answer is held against a test case. */
public enum Judge {
  /**
   * As Konveyor's own runner does: XML nodes with the same text and message in a file are one
   * incident, {@code hasInsights}, which its format does not know, asks for a match only, and a
   * text that is no regular expression matches any. What passes for one of these reasons alone
   * carries a remark.
   */
  KONVEYOR,

  /** Every place counts, and every number that is written is held. */
  STRICT
}
