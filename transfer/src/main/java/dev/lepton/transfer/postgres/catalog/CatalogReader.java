package dev.lepton.transfer.postgres.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads what a PostgreSQL 12–18 database contains: everything in its own schemas, nothing of the system's, of extensions or of
 * the schema {@code lepton}. Expects connections with an empty search path. Stateless and thread-safe.
 */
public final class CatalogReader {

  /** The tables whose rows travel, leaf partitions included, ordered by name. Unlogged tables are not among them. */
  public List<TableInfo> tables(Connection connection) throws SQLException {
    return TableReader.read(connection);
  }

  /** All sequences, those of identity columns included, ordered by name. */
  public List<SequenceInfo> sequences(Connection connection) throws SQLException {
    return SequenceReader.read(connection);
  }
}
