package dev.lepton.transfer.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What is left of a connection whose transaction failed. */
class TransactionsTest {
  private final List<String> calls = new ArrayList<>();
  private final SQLException failure = new SQLException("no room", "53100");

  /** Throws runtime exceptions from the named call, as the driver does when it lost count. */
  private Connection confusedAt(String confused) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              String call = method.getName() + (arguments == null ? "" : "=" + arguments[0]);
              calls.add(call);
              if (call.equals(confused)) {
                throw new NoSuchElementException("answers miscounted");
              }
              return method.getReturnType() == boolean.class ? false : null;
            });
  }

  private void fail(Connection connection) {
    assertThatThrownBy(
            () ->
                Transactions.run(
                    connection,
                    with -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void aFailureIsRolledBackAndTheConnectionUsable() {
    fail(confusedAt("nowhere"));

    assertThat(calls)
        .containsExactly("setAutoCommit=false", "isClosed", "rollback", "setAutoCommit=true");
  }

  @Test
  void theFirstFailureIsToldAndTheConnectionClosedWhenItCannotRollBack() {
    fail(confusedAt("rollback"));

    assertThat(calls).endsWith("rollback", "close").doesNotContain("setAutoCommit=true");
    assertThat(failure.getSuppressed()).singleElement().isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void theConnectionIsClosedWhenTheDriverLosesCountAfterTheRollback() {
    fail(confusedAt("setAutoCommit=true"));

    assertThat(calls).endsWith("setAutoCommit=true", "close");
  }
}
