package dev.lepton.transfer.postgres.publish;

import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Drops a slot whose last user is just going. */
final class PatientDrop {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String IN_USE = "55006";

  private PatientDrop() {}

  static void slot(Connection connection, String name) throws SQLException {
    long begin = System.nanoTime();
    while (true) {
      try {
        Sql.strings(
            connection,
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name ="
                + " ?",
            name);
        return;
      } catch (SQLException e) {
        if (!IN_USE.equals(e.getSQLState()) || System.nanoTime() - begin > LIMIT.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }
}
