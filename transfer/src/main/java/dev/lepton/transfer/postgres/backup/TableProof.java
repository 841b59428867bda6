package dev.lepton.transfer.postgres.backup;

import dev.lepton.model.error.Problem;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.copy.CopyMeter;
import dev.lepton.transfer.postgres.copy.CopyPump;
import dev.lepton.transfer.postgres.copy.CopyStatements;
import dev.lepton.transfer.postgres.copy.OpenCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads a restored table and compares count and sum of its rows with those noted when the source
 * was read.
 */
final class TableProof implements Task {
  private final Manifest.TableFile file;
  private final ConnectionPool pool;
  private volatile Optional<Problem> problem = Optional.empty();

  TableProof(Manifest.TableFile file, ConnectionPool pool) {
    this.file = file;
    this.pool = pool;
  }

  @Override
  public String id() {
    return "proof/" + file.table().name();
  }

  @Override
  public void run() {
    try {
      problem = compare(pool.lend(this::sum));
    } catch (SQLException e) {
      throw SqlFailure.of(pool.factory(), "read back " + file.table().name(), e);
    }
  }

  /** What is wrong; empty if the rows are the same. */
  Optional<Problem> problem() {
    return problem;
  }

  private RowSum sum(Connection connection) throws SQLException {
    String statement = CopyStatements.out(file.table(), file.format(), Optional.empty());
    RowSum sum = new RowSum(file.format());
    try (OpenCopy<CopyOut> copy =
        new OpenCopy<>(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement))) {
      CopyMeter unheard = new CopyMeter("proof", file.rows(), EventSink.none());
      new CopyPump(unheard, sum)
          .pump(copy.operation()::readFromCopy, (buffer, offset, length) -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum;
  }

  private Optional<Problem> compare(RowSum sum) {
    if (sum.rows() == file.rows() && sum.value().equals(file.rowSum())) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "the restored table "
                + file.table().name()
                + " differs from the backup: "
                + sum.rows()
                + " rows, "
                + file.rows()
                + " expected"
                + (sum.rows() == file.rows() ? ", with other contents" : ""),
            pool.factory().endpoint().display(),
            "do not rely on this backup: delete it and take it anew"));
  }
}
