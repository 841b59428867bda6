package dev.lepton.assess.tables;

/**
 * A table in a query.
 *
 * @param name as it is written, without quotes
 * @param certain whether the text is a query beyond doubt; else the table must be known elsewhere
 */
record TableUse(String name, Access access, boolean certain) {}
