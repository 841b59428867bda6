package dev.lepton.transfer.postgres.backup;

import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.copy.CopyMeter;
import dev.lepton.transfer.postgres.copy.CopyStatements;
import dev.lepton.transfer.postgres.copy.OpenCopy;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Reads one table's file back into an empty table. */
final class TableRestore implements Task {
  private static final int BUFFER = 128 * 1024;

  private final Manifest.TableFile file;
  private final ConnectionPool pool;
  private final Vault vault;
  private final CopyMeter meter;

  TableRestore(Manifest.TableFile file, ConnectionPool pool, Vault vault, CopyMeter meter) {
    this.file = file;
    this.pool = pool;
    this.vault = vault;
    this.meter = meter;
  }

  @Override
  public String id() {
    return "restore/" + file.table().name();
  }

  @Override
  public void run() {
    try {
      pool.lend(connection -> Transactions.run(connection, this::restore));
    } catch (SQLException e) {
      throw SqlFailure.of(pool.factory(), "restore " + file.table().name(), e);
    }
  }

  private long restore(Connection writing) throws SQLException {
    String name = file.table().name().sql();
    // Emptied in the same transaction, which is what allows FREEZE.
    Sql.execute(writing, CopyStatements.empty(file.table()));
    boolean frozen = file.table().origin() != TableInfo.Origin.EXTENSION;
    String statement = CopyStatements.in(file.table(), file.format(), frozen);
    try (OpenCopy<CopyIn> copy =
        new OpenCopy<>(writing.unwrap(PGConnection.class).getCopyAPI().copyIn(statement))) {
      feed(copy.operation(), name);
      long rows = copy.operation().endCopy();
      meter.done(rows, file.stored().plainBytes());
      return rows;
    }
  }

  private void feed(CopyIn copy, String name) throws SQLException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = vault.read(file.stored(), name)) {
      int length;
      while ((length = in.readNBytes(buffer, 0, BUFFER)) > 0) {
        copy.writeToCopy(buffer, 0, length);
      }
    } catch (IOException e) {
      throw vault.altered(file.stored().file(), e);
    }
  }
}
