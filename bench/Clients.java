import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An application under a switch: clients write as pgbench's TPC-B-like transaction does, at a given
 * rate together, to the database that a file names, and try again when they are refused. Prints, when
 * told to stop by a file, the longest time in which no client had a write acknowledged, and how many
 * transactions a second were.
 *
 * <p>Arguments: folder (with {@code to}, a JDBC address; {@code stop} ends it), clients, transactions a
 * second, scale.
 */
public final class Clients {
  private final Path folder;
  private final int scale;
  private final long everyNanos;
  private final AtomicLong last = new AtomicLong(System.nanoTime());
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean stopped;
  private volatile boolean counting;
  private volatile String to;

  private Clients(String[] args) throws IOException {
    folder = Path.of(args[0]);
    scale = Integer.parseInt(args[3]);
    everyNanos = 1_000_000_000L * Integer.parseInt(args[1]) / Integer.parseInt(args[2]);
    to = address();
  }

  private String address() throws IOException {
    return Files.readString(folder.resolve("to"), StandardCharsets.UTF_8).strip();
  }

  public static void main(String[] args) throws Exception {
    new Clients(args).run(Integer.parseInt(args[1]));
  }

  private void run(int clients) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Thread thread = new Thread(this::client);
      thread.start();
      threads.add(thread);
    }
    long begun = 0;
    while (!Files.exists(folder.resolve("stop"))) {
      to = address();
      if (!counting && Files.exists(folder.resolve("count"))) {
        // Warm by now.
        longest.set(0);
        done.set(0);
        begun = System.nanoTime();
        counting = true;
      }
      LockSupport.parkNanos(2_000_000);
    }
    stopped = true;
    double seconds = (System.nanoTime() - begun) / 1e9;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf(
        java.util.Locale.ROOT, "%.0f %.0f %d%n", longest.get() / 1e6, done.get() / seconds, refused.get());
  }

  private void client() {
    Random random = ThreadLocalRandom.current();
    long next = System.nanoTime() + (long) (random.nextDouble() * everyNanos);
    while (!stopped) {
      String side = to;
      try (Connection connection = DriverManager.getConnection(side);
          Statement statement = connection.createStatement()) {
        while (!stopped && side.equals(to)) {
          statement.execute(transaction(random));
          acknowledged();
          next = Math.max(next + everyNanos, System.nanoTime() - 10 * everyNanos);
          LockSupport.parkNanos(next - System.nanoTime());
        }
      } catch (SQLException e) {
        // The application's own retry: at once, a little later while it is refused.
        refused.incrementAndGet();
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private String transaction(Random random) {
    int account = 1 + random.nextInt(100_000 * scale);
    int teller = 1 + random.nextInt(10 * scale);
    int branch = 1 + random.nextInt(scale);
    int delta = random.nextInt(10_000) - 5_000;
    return "BEGIN; UPDATE pgbench_accounts SET abalance = abalance + " + delta + " WHERE aid = " + account
        + "; SELECT abalance FROM pgbench_accounts WHERE aid = " + account
        + "; UPDATE pgbench_tellers SET tbalance = tbalance + " + delta + " WHERE tid = " + teller
        + "; UPDATE pgbench_branches SET bbalance = bbalance + " + delta + " WHERE bid = " + branch
        + "; INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (" + teller + ", " + branch + ", " + account
        + ", " + delta + ", CURRENT_TIMESTAMP); COMMIT";
  }

  private void acknowledged() {
    long now = System.nanoTime();
    long before = last.getAndSet(now);
    longest.accumulateAndGet(now - before, Math::max);
    done.incrementAndGet();
  }
}
