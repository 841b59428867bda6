package dev.lepton.assess.tables;

/** What a class does with a table. */
public enum Access {
  READS,
  WRITES,
  /** Its objects are the table's rows. */
  MAPS
}
