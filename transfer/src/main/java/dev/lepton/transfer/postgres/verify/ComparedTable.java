package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.List;
import java.util.Optional;

/**
 * A table that both sides have with the same columns.
 *
 * @param source as the source has it; its key and its condition on rows count
 * @param target as the target has it
 * @param columns those whose values are stored, in the source's order
 * @param hash of a row, as SQL over the alias {@code t}
 */
record ComparedTable(TableInfo source, TableInfo target, List<Column> columns, String hash) {
  /**
   * @param name unquoted
   * @param printed the canonical value as text, to find which columns differ
   */
  record Column(String name, String printed) {}

  /** Which of the two databases. */
  enum Side {
    SOURCE,
    TARGET
  }

  TableInfo on(Side side) {
    return side == Side.SOURCE ? source : target;
  }

  QualifiedName name() {
    return source.name();
  }

  boolean hasKey() {
    return source.hasKey();
  }

  /**
   * Which rows of a side are looked at: in the database that is moved only those that travel, in
   * its copy all but those that an extension has made itself.
   */
  Optional<String> condition(Side side) {
    boolean extensions = source.origin() == TableInfo.Origin.EXTENSION;
    return (extensions ? source : on(side)).condition();
  }
}
