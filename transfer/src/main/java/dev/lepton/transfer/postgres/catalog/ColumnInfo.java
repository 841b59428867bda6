package dev.lepton.transfer.postgres.catalog;

import java.util.Optional;

/**
 * A column.
 *
 * @param type as format_type prints it, fit for SQL
 * @param collation quoted and qualified, where it differs from the type's default
 * @param defaultExpression the default, or the generation expression of a generated column
 * @param generated whether it is a stored generated column: computed by the target, never copied
 * @param identity empty, "a" (always) or "d" (by default)
 */
public record ColumnInfo(
    String name,
    String type,
    boolean notNull,
    Optional<String> collation,
    Optional<String> defaultExpression,
    boolean generated,
    String identity) {
  public String sql() {
    return QualifiedName.quote(name);
  }
}
