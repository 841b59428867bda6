import dev.lepton.model.event.Event;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Follows slots that hold a backlog until they are drained, one for each line of the input: source
 * database, target database, slot. Prints for each the seconds that took, the process's CPU seconds
 * meanwhile and its peak memory so far in MiB. With the word "on" at its end a line means to follow
 * on until the next line. Arguments: source port, target port.
 */
final class Drain {
  public static void main(String[] args) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      ConnectionFactory source = side(Side.SOURCE, Integer.parseInt(args[0]), words[0]);
      ConnectionFactory target = side(Side.TARGET, Integer.parseInt(args[1]), words[1]);
      drain(source, target, words[2], words.length > 3 ? lines : null);
    }
  }

  private static void drain(
      ConnectionFactory source, ConnectionFactory target, String slot, BufferedReader end)
      throws Exception {
    try (Connection connection = target.open()) {
      new Ledger().create(connection);
    }
    DatabaseSpec spec =
        new DatabaseSpec(
            source.endpoint().database(),
            source.endpoint(),
            Optional.of(target.endpoint()),
            new BackupSpec(true, Optional.empty()),
            List.of(),
            2);
    MoverSettings settings = new MoverSettings("bench", spec, target.endpoint(), Path.of("."));
    double cpu = cpuSeconds();
    try (LiveLink link = new LiveLink(settings, source, target, slot, Drain::tell)) {
      long begun = System.nanoTime();
      link.follow();
      link.catchUp(Duration.ofMinutes(30));
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(Locale.ROOT, "%.2f %.2f %d%n", seconds, cpuSeconds() - cpu, peak());
      if (end != null) {
        end.readLine();
      }
    }
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
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
