package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * One connection whose failures say which side failed, at what, and what to do about it. Not thread-safe, except
 * {@link #abandon()}.
 */
public final class SideSession implements AutoCloseable {
  private final Side side;
  private final String where;
  private final Connection connection;

  /** Reads one value out of a result. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Something done on the connection. */
  @FunctionalInterface
  public interface Action {
    void run(Connection connection) throws SQLException;
  }

  private SideSession(Side side, String where, Connection connection) {
    this.side = side;
    this.where = where;
    this.connection = connection;
  }

  /** An ordinary session in auto-commit mode. */
  public static SideSession open(ConnectionFactory factory) {
    return new SideSession(factory.side(), factory.endpoint().display(), factory.open());
  }

  /** A session that may write even where the database is read-only by default, as a sealed source is. */
  public static SideSession openWritable(ConnectionFactory factory) {
    SideSession session = open(factory);
    session.execute("SET default_transaction_read_only = off");
    return session;
  }

  public static SideSession openReplication(ConnectionFactory factory) {
    return new SideSession(factory.side(), factory.endpoint().display(), factory.openReplication());
  }

  public Connection connection() {
    return connection;
  }

  public void execute(String sql) {
    run(
        sql,
        open -> {
          try (Statement statement = open.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  /** Runs an action as one transaction. */
  public void inTransaction(String doing, Action action) {
    run(
        doing,
        open -> {
          open.setAutoCommit(false);
          try {
            action.run(open);
            open.commit();
          } catch (SQLException | RuntimeException e) {
            open.rollback();
            throw e;
          } finally {
            open.setAutoCommit(true);
          }
        });
  }

  public void run(String doing, Action action) {
    try {
      action.run(connection);
    } catch (SQLException e) {
      throw explain(doing, e);
    }
  }

  public <T> T query(String sql, Reader<T> reader, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return reader.read(rows);
      }
    } catch (SQLException e) {
      throw explain(sql, e);
    }
  }

  /** The first column of the first row as text; empty when there is no row or the value is null. */
  public Optional<String> text(String sql, Object... parameters) {
    return query(sql, rows -> rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty(), parameters);
  }

  /** The first column of the first row; 0 when there is none. */
  public long number(String sql, Object... parameters) {
    return query(sql, rows -> rows.next() ? rows.getLong(1) : 0L, parameters);
  }

  public LeptonException explain(String doing, SQLException e) {
    return SideFailure.explain(side, where, doing, e);
  }

  public LeptonException fail(ErrorCode code, String what, String fix) {
    return new LeptonException(code, what, where, fix);
  }

  /** Breaks the connection off, whatever runs on it: for sessions that only read. */
  public void abandon() {
    run("breaking a connection off", open -> open.abort(Runnable::run));
  }

  /** Closes the connection; what cannot be closed is broken already. */
  @Override
  public void close() {
    run("closing the connection", Connection::close);
  }
}
