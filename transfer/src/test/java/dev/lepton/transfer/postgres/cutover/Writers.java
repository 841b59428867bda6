package dev.lepton.transfer.postgres.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application's writers: each acknowledged write is remembered; broken sessions are opened anew
 * where the traffic goes.
 */
final class Writers implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile ConnectionFactory traffic;
  private volatile boolean stopped;

  Writers(ConnectionFactory traffic, int count) {
    this.traffic = traffic;
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(this::run, "writer-" + i);
      thread.start();
      threads.add(thread);
    }
  }

  void moveTo(ConnectionFactory side) {
    traffic = side;
  }

  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  void awaitMore(int count) {
    int goal = acknowledged.size() + count;
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(goal));
  }

  private void run() {
    while (!stopped) {
      ConnectionFactory side = traffic;
      try (Connection connection = LiveFixture.application(side);
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        while (!stopped && side == traffic) {
          write(connection, statement);
        }
      } catch (SQLException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private void write(Connection connection, Statement statement) throws SQLException {
    int number = numbers.incrementAndGet();
    String owner = "w" + number;
    statement.execute(
        "INSERT INTO public.account (owner, balance) VALUES ('" + owner + "', " + number + ")");
    statement.execute(
        "UPDATE public.account SET balance = balance + 1 WHERE id = " + (number % 5000 + 1));
    statement.execute("INSERT INTO public.journal VALUES (now(), '" + owner + "')");
    connection.commit();
    acknowledged.add(owner);
    LiveFixture.rest();
  }

  void stop() {
    stopped = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    stop();
  }
}
