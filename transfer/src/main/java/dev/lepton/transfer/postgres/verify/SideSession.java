package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * One connection whose failures say which side failed, at what, and what to do about it. Not
 * thread-safe, except {@link #abandon()}.
 */
public final class SideSession implements AutoCloseable {
  private static final String QUERY_CANCELED = "57014";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int QUOTED_CHARACTERS = 200;

  private final ConnectionFactory factory;
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

  private SideSession(ConnectionFactory factory, Connection connection) {
    this.factory = factory;
    this.connection = connection;
  }

  /** An ordinary session in auto-commit mode. */
  public static SideSession open(ConnectionFactory factory) {
    return new SideSession(factory, factory.open());
  }

  /**
   * A session that may write even where the database is read-only by default, as a sealed source
   * is.
   */
  public static SideSession openWritable(ConnectionFactory factory) {
    SideSession session = open(factory);
    session.execute("SET default_transaction_read_only = off");
    return session;
  }

  public static SideSession openReplication(ConnectionFactory factory) {
    return new SideSession(factory, factory.openReplication());
  }

  public Connection connection() {
    return connection;
  }

  /**
   * From now on the server keeps the plan of each statement, for a session that runs the same few
   * again where time matters.
   */
  void keepPlans() {
    run("keep plans", open -> open.unwrap(PGConnection.class).setPrepareThreshold(1));
  }

  /** From now on an answer that takes longer means that the connection is broken. */
  public void answerWithin(Duration limit) {
    run("limit the time", open -> open.setNetworkTimeout(Runnable::run, (int) limit.toMillis()));
  }

  public void execute(String sql) {
    run("run " + sql, open -> Sql.execute(open, sql));
  }

  /** Runs an action as one transaction. */
  public void inTransaction(String doing, Action action) {
    run(
        doing,
        open ->
            Transactions.run(
                open,
                work -> {
                  action.run(work);
                  return true;
                }));
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
      throw explain("run " + sql, e);
    }
  }

  /** The first column of the first row as text; empty when there is no row or the value is null. */
  public Optional<String> text(String sql, Object... parameters) {
    return query(
        sql,
        rows -> rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty(),
        parameters);
  }

  /** The first column of the first row; 0 when there is none. */
  public long number(String sql, Object... parameters) {
    return query(sql, rows -> rows.next() ? rows.getLong(1) : 0L, parameters);
  }

  /**
   * @param doing what was being done, so that "could not" fits before it
   */
  public LeptonException explain(String doing, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String shown =
        doing.length() > QUOTED_CHARACTERS ? doing.substring(0, QUOTED_CHARACTERS) + "…" : doing;
    if (state.equals(QUERY_CANCELED) || state.equals(LOCK_NOT_AVAILABLE)) {
      return new LeptonException(
          ErrorCode.TIMED_OUT,
          "could not " + shown + " in time: " + e.getMessage(),
          factory.endpoint().display(),
          "look for long transactions and locks, then try again",
          e);
    }
    return SqlFailure.of(factory, shown, e);
  }

  public LeptonException fail(ErrorCode code, String what, String fix) {
    return new LeptonException(code, what, factory.endpoint().display(), fix);
  }

  /** Breaks the connection off, whatever runs on it: for sessions that only read. */
  public void abandon() {
    run("break the connection off", open -> open.abort(Runnable::run));
  }

  /** Closes the connection; what cannot be closed is broken already. */
  @Override
  public void close() {
    run("close the connection", Connection::close);
  }
}
