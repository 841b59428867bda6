import dev.lepton.model.event.Event;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Follows a slot that holds a backlog until it is drained, and prints the seconds that took, the
 * process's CPU seconds and its peak memory in MiB. Arguments: source port, target port, source
 * database, target database, slot.
 */
final class Drain {
  public static void main(String[] args) throws Exception {
    ConnectionFactory source = side(Side.SOURCE, Integer.parseInt(args[0]), args[2]);
    ConnectionFactory target = side(Side.TARGET, Integer.parseInt(args[1]), args[3]);
    try (Connection connection = target.open()) {
      new Ledger().create(connection);
    }
    DatabaseSpec spec =
        new DatabaseSpec(
            args[2],
            source.endpoint(),
            Optional.of(target.endpoint()),
            new BackupSpec(true, Optional.empty()),
            List.of(),
            2);
    MoverSettings settings = new MoverSettings("bench", spec, target.endpoint(), Path.of("."));
    try (LiveLink link = new LiveLink(settings, source, target, args[4], Drain::tell)) {
      long begun = System.nanoTime();
      link.follow();
      link.catchUp(Duration.ofMinutes(30));
      double seconds = (System.nanoTime() - begun) / 1e9;
      double cpu =
          ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
      System.out.printf(Locale.ROOT, "%.2f %.2f %d%n", seconds, cpu, peak());
    }
  }

  private static void tell(Event event) {
    if (event instanceof Event.Noted) {
      System.err.println(((Event.Noted) event).message());
    }
  }

  private static ConnectionFactory side(Side side, int port, String database) {
    DatabaseEndpoint endpoint =
        new DatabaseEndpoint("127.0.0.1", port, database, "postgres", Optional.empty(), "disable");
    return new ConnectionFactory(
        side,
        endpoint,
        reference -> {
          throw new IllegalStateException("no secrets here");
        });
  }

  private static long peak() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
