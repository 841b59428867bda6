import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.ComparisonSettings;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.verify.PostgresComparison;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares databases of the same name on two ports and prints the seconds that took, connecting
 * included. Fails if they differ. Arguments: source port, target port, database, sessions a side.
 */
final class Compare {
  public static void main(String[] args) {
    PostgresComparison comparison =
        new PostgresComparison(
            side(Side.SOURCE, args[0], args[2]),
            side(Side.TARGET, args[1], args[2]),
            ComparisonSettings.everything(Integer.parseInt(args[3])),
            EventSink.none());
    VerificationReport report = comparison.verify();
    if (!report.clean()) {
      throw new IllegalStateException("the databases differ: " + report.differences());
    }
    System.out.printf(Locale.ROOT, "%.3f%n", report.seconds());
  }

  private static ConnectionFactory side(Side side, String port, String database) {
    return new ConnectionFactory(
        side,
        new DatabaseEndpoint(
            "127.0.0.1", Integer.parseInt(port), database, "postgres", Optional.empty(), "disable"),
        reference -> {
          throw new IllegalStateException("the servers trust loopback");
        });
  }
}
