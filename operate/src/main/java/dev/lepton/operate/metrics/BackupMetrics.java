package dev.lepton.operate.metrics;

import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.model.operation.BackupCatalogue.Proof;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Renders what is known of backups in Prometheus' text format: an alert on the age of the last
 * proven one and on the last one's proof says all that matters. Pure and thread-safe.
 */
public final class BackupMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private BackupMetrics() {}

  /** The text, ending with a line feed; times in seconds since 1970, sizes in bytes. */
  public static String render(BackupCatalogue catalogue) {
    BackupMetrics metrics = new BackupMetrics();
    catalogue.backups().stream()
        .map(KeptBackup::database)
        .distinct()
        .sorted()
        .forEach(
            database ->
                metrics.database(
                    database,
                    catalogue.backups().stream()
                        .filter(backup -> backup.database().equals(database))
                        .sorted(Comparator.comparing(KeptBackup::at))
                        .toList()));
    return metrics.registry.scrape();
  }

  /** Of one database, the newest last. */
  private void database(String database, List<KeptBackup> backups) {
    KeptBackup last = backups.get(backups.size() - 1);
    gauge("lepton.backup.count", "Backups that are kept", database, backups.size());
    gauge(
        "lepton.backup.last.timestamp.seconds",
        "When the last backup was taken",
        database,
        last.at().getEpochSecond());
    gauge(
        "lepton.backup.last.proven",
        "Whether the last backup passed its restore test",
        database,
        last.proof() == Proof.PROVEN ? 1 : 0);
    gauge("lepton.backup.last.bytes", "Size of the last backup", database, last.storedBytes());
    gauge("lepton.backup.last.rows", "Rows in the last backup", database, last.rows());
    gauge(
        "lepton.backup.last.test.seconds",
        "How long the last backup and its restore test took",
        database,
        last.restoreSeconds());
    newest(backups, backup -> backup.proof() == Proof.PROVEN, database);
  }

  private void newest(List<KeptBackup> backups, Predicate<KeptBackup> good, String database) {
    backups.stream()
        .filter(good)
        .reduce((older, newer) -> newer)
        .ifPresent(
            backup ->
                gauge(
                    "lepton.backup.proven.timestamp.seconds",
                    "When the last backup that is known to restore was taken",
                    database,
                    backup.at().getEpochSecond()));
  }

  private void gauge(String name, String description, String database, double value) {
    Gauge.builder(name, () -> value)
        .description(description)
        .tag("database", database)
        .register(registry);
  }
}
