package dev.lepton.transfer.postgres.verify;

/**
 * What kind of values a column holds; equal on two servers if and only if values of both can be
 * encoded alike.
 *
 * @param name of a type that every server has, domains resolved; empty for any other type
 * @param category as {@code pg_type.typtype}: b for a base type, e for an enum, …; a for an array
 * @param domain whether the column's type is a domain over it
 * @param fixedLength whether it has a declared length or precision
 * @param virtual whether the value is computed when it is read
 */
record ColumnType(
    String name, String category, boolean domain, boolean fixedLength, boolean virtual) {

  /** Where the two sides' types differ, only what they print can be compared. */
  static final ColumnType ANY = new ColumnType("", "", false, false, false);

  /**
   * Whether a cast to text gives what the type prints: nobody has given these a cast of their own.
   */
  boolean isCastAsPrinted() {
    return !domain && !category.isEmpty() && "arm".contains(category);
  }

  boolean isEnum() {
    return category.equals("e") && !domain;
  }
}
