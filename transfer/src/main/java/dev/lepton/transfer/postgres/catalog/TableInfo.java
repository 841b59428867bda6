package dev.lepton.transfer.postgres.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table that holds rows of its own (ordinary tables and leaf partitions).
 *
 * @param columns in attribute order, dropped ones left out
 * @param keyColumns of the primary key or, failing that, of the replica-identity index or another
 *     unique index over non-null columns; empty for a table without a key
 * @param chunkColumn the key's leading column if it is smallint, integer or bigint: chunks go by
 *     its ranges
 * @param estimatedRows from the planner's statistics; never negative
 * @param bytes of heap and TOAST
 * @param condition which rows travel, as SQL has it after WHERE; empty for all. It counts when rows
 *     are read at the source, for copying as for comparing
 * @param origin where its rows come from
 */
public record TableInfo(
    QualifiedName name,
    List<ColumnInfo> columns,
    List<String> keyColumns,
    Optional<String> chunkColumn,
    long estimatedRows,
    long bytes,
    Optional<String> condition,
    Origin origin) {

  /** Where rows come from, which decides how they are carried. */
  public enum Origin {
    /** The user's, with every change in the WAL. */
    STREAMED,
    /** The user's; changes are in no WAL, and so in no change stream. */
    UNLOGGED,
    /**
     * The user's among an extension's own, which the extension makes anew at the target. The
     * condition tells them apart on both sides.
     */
    EXTENSION;

    /** Titles of those whose changes are in no stream. */
    public static Set<String> unstreamed() {
      return Set.of(UNLOGGED.title(), EXTENSION.title());
    }

    /** As people say it, for instance {@code unlogged table}. */
    public String title() {
      return name().toLowerCase(Locale.ROOT) + " table";
    }
  }

  /** A table all of whose rows travel. */
  public TableInfo(
      QualifiedName name,
      List<ColumnInfo> columns,
      List<String> keyColumns,
      Optional<String> chunkColumn,
      long estimatedRows,
      long bytes) {
    this(
        name,
        columns,
        keyColumns,
        chunkColumn,
        estimatedRows,
        bytes,
        Optional.empty(),
        Origin.STREAMED);
  }

  /** The same table where all of its rows count, but for those that an extension has made. */
  public TableInfo unconditional() {
    return origin == Origin.EXTENSION
        ? this
        : new TableInfo(
            name, columns, keyColumns, chunkColumn, estimatedRows, bytes, Optional.empty(), origin);
  }

  /** The same table under another name. */
  public TableInfo withName(QualifiedName other) {
    return new TableInfo(
        other, columns, keyColumns, chunkColumn, estimatedRows, bytes, condition, origin);
  }

  /** The columns whose values travel: all but generated ones. */
  public List<ColumnInfo> storedColumns() {
    return columns.stream().filter(column -> !column.generated()).toList();
  }

  public boolean hasKey() {
    return !keyColumns.isEmpty();
  }
}
