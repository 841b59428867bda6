package dev.lepton.transfer.postgres.connect;

import java.sql.Connection;
import java.sql.SQLException;

/** Something done with a connection. */
@FunctionalInterface
public interface SqlWork<T> {
  T with(Connection connection) throws SQLException;
}
