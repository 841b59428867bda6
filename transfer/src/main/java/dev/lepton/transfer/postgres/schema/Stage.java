package dev.lepton.transfer.postgres.schema;

/** When a step is due. */
public enum Stage {
  /** Before any row is copied. */
  PRE_DATA,
  /** When all rows are there. */
  POST_DATA
}
