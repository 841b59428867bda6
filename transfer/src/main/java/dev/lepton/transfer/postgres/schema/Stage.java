package dev.lepton.transfer.postgres.schema;

/** When a step is due. */
public enum Stage {
  /** Before any row is copied. */
  PRE_DATA,
  /**
   * When all rows are there: the keys by which changes find them. They hold within any mixture of
   * snapshots.
   */
  ROW_KEYS,
  /**
   * When the rows show one state of the source. The chunks of a copy are pictures of different
   * moments: until the changes have caught up, foreign keys and unique constraints may not hold
   * between them.
   */
  POST_DATA,
  /**
   * When nothing is replicated to the target any more: states of triggers and rules that would act
   * on replicated rows.
   */
  CUT_OVER
}
