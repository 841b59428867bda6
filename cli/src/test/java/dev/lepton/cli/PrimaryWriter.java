package dev.lepton.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that writes wherever it is allowed to: it goes to the other side when one refuses
 * it. Remembers every write that was acknowledged, and where.
 */
final class PrimaryWriter implements AutoCloseable {
  /**
   * Some two hundred writes a second: each switch first compares what was written since the last
   * verification, and one that never rests makes that most of the test.
   */
  private static final long REST_NANOS = 4_000_000;

  private static final AtomicLong IDS = new AtomicLong(1_000_000);

  private final List<String> urls;
  private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
  private final AtomicLong atFirst = new AtomicLong();
  private final AtomicLong atSecond = new AtomicLong();
  private final Thread thread = new Thread(this::write, "writer");
  private volatile boolean stopped;

  PrimaryWriter(MoveWorld world) {
    urls = List.of("jdbc:" + world.source(), "jdbc:" + world.target());
    thread.start();
  }

  private void write() {
    int side = 0;
    while (!stopped) {
      try (Connection connection = connect(urls.get(side));
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO customer VALUES (?, 'written meanwhile')")) {
        while (!stopped) {
          long id = IDS.incrementAndGet();
          insert.setLong(1, id);
          insert.executeUpdate();
          acknowledged.add(id);
          (side == 0 ? atFirst : atSecond).incrementAndGet();
          LockSupport.parkNanos(REST_NANOS);
        }
      } catch (SQLException refused) {
        side = 1 - side;
      }
    }
  }

  private static Connection connect(String url) throws SQLException {
    String plain = url.replace("postgres@", "");
    return DriverManager.getConnection(plain, "postgres", SmallServer.PASSWORD);
  }

  long atSource() {
    return atFirst.get();
  }

  long atTarget() {
    return atSecond.get();
  }

  /** Returns when writes have been acknowledged at the side, beyond those that had been. */
  void awaitMore(boolean target) {
    AtomicLong count = target ? atSecond : atFirst;
    long now = count.get();
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> count.get() > now + 20);
  }

  Set<Long> stop() throws InterruptedException {
    stopped = true;
    thread.join(30_000);
    return acknowledged;
  }

  @Override
  public void close() {
    stopped = true;
  }
}
