package dev.lepton.transfer.postgres.backup;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.copy.CopyFormat;
import dev.lepton.transfer.postgres.copy.CopyMeter;
import dev.lepton.transfer.postgres.copy.CopyPump;
import dev.lepton.transfer.postgres.copy.CopyStatements;
import dev.lepton.transfer.postgres.copy.OpenCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Writes one table, as an exported snapshot shows it, into one file of the backup. */
final class TableDump implements Task {
  private final Request request;
  private final ConnectionPool source;
  private final Vault vault;
  private final CopyMeter meter;
  private volatile Manifest.@Nullable TableFile result;

  /**
   * @param snapshot the exported snapshot's identifier
   */
  record Request(TableInfo table, CopyFormat format, String file, String snapshot) {}

  TableDump(Request request, ConnectionPool source, Vault vault, CopyMeter meter) {
    this.request = request;
    this.source = source;
    this.vault = vault;
    this.meter = meter;
  }

  @Override
  public String id() {
    return "backup/" + request.table().name();
  }

  @Override
  public void run() {
    try {
      result = source.lend(connection -> Transactions.run(connection, this::dump));
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "back up " + request.table().name(), e);
    }
  }

  /** What was written; only after {@link #run()} has returned. */
  Manifest.TableFile result() {
    Manifest.TableFile written = result;
    if (written == null) {
      throw new IllegalStateException(id() + " has not run");
    }
    return written;
  }

  private Manifest.TableFile dump(Connection reading) throws SQLException {
    Sql.execute(reading, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    Sql.execute(reading, "SET TRANSACTION SNAPSHOT '" + request.snapshot() + "'");
    RowSum sum = new RowSum(request.format());
    String name = request.table().name().sql();
    try {
      Manifest.StoredFile stored =
          vault.write(request.file(), name, out -> pump(reading, out, sum));
      return new Manifest.TableFile(
          request.table().unconditional(), request.format(), sum.rows(), sum.value(), stored);
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  private void pump(Connection reading, OutputStream out, RowSum sum) throws IOException {
    String statement = CopyStatements.out(request.table(), request.format(), Optional.empty());
    try (OpenCopy<CopyOut> copy =
        new OpenCopy<>(reading.unwrap(PGConnection.class).getCopyAPI().copyOut(statement))) {
      CopyPump pump = new CopyPump(meter, sum);
      pump.pump(copy.operation()::readFromCopy, out::write);
      pump.settle(sum.rows());
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "back up " + request.table().name(), e);
    }
  }

  static LeptonException unwritable(String what, IOException cause) {
    return new LeptonException(
        ErrorCode.DISK_FULL,
        "could not write the backup of " + what + ": " + cause.getMessage(),
        "backup",
        "see that the workspace's disk has room and can be written to, then run the same command"
            + " again",
        cause);
  }
}
