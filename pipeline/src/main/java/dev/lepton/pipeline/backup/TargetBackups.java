package dev.lepton.pipeline.backup;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.model.operation.BackupCatalogue.Proof;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.operate.recovery.rotation.Rotation;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.backup.BackupEngine;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Backs up the databases of a migration where they run now, restores each backup once into a
 * throw-away server, compares every table, and rotates. Not thread-safe; one at a time in a folder
 * is for the caller to see to.
 *
 * @param endpoints of the databases, by their name in the migration
 */
public record TargetBackups(
    BackupFolder folder,
    Map<String, DatabaseEndpoint> endpoints,
    SecretResolver secrets,
    Rotation rotation,
    EventSink events) {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * One round over all databases. A backup that does not pass its test is kept, marked, and never
   * counted as a good one; backups are rotated only by the good ones.
   *
   * @param now the time that the backups are named by
   * @throws LeptonException TARGET_UNREACHABLE and the like if a database cannot be read; what was
   *     taken before stays
   */
  public BackupCatalogue run(String migration, List<DatabaseSpec> specs, Instant now) {
    List<KeptBackup> known =
        new ArrayList<>(folder.read().map(BackupCatalogue::backups).orElse(List.of()));
    List<String> taken = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    try (RestoreServer server =
        RestoreServer.start(folder.path().resolve("restore-test"), secrets)) {
      for (DatabaseSpec spec : specs) {
        folder.deleteUnfinished(spec.name(), known);
        KeptBackup backup = take(migration, spec, ID.format(now), now, server);
        known.removeIf(
            other -> other.database().equals(spec.name()) && other.id().equals(backup.id()));
        known.add(backup);
        taken.add(spec.name() + "/" + backup.id());
        // Before anything is removed: what is in the catalogue is what is there.
        folder.write(catalogue(migration, known, taken, removed));
        removed.addAll(rotate(spec.name(), known));
      }
    }
    BackupCatalogue catalogue = catalogue(migration, known, taken, removed);
    folder.write(catalogue);
    return catalogue;
  }

  private static BackupCatalogue catalogue(
      String migration, List<KeptBackup> known, List<String> taken, List<String> removed) {
    return new BackupCatalogue(
        migration,
        known.stream()
            .sorted(
                Comparator.comparing(KeptBackup::at).reversed().thenComparing(KeptBackup::database))
            .toList(),
        taken,
        removed);
  }

  private KeptBackup take(
      String migration, DatabaseSpec spec, String id, Instant now, RestoreServer server) {
    ConnectionFactory running =
        new ConnectionFactory(Side.TARGET, endpoints.get(spec.name()), secrets);
    ConnectionFactory test = server.connections(running);
    BackupEngine engine =
        new BackupEngine(
            new MoverSettings(
                migration,
                spec.withSelection(Selection.all()),
                test.endpoint(),
                folder.database(spec.name())),
            running,
            test,
            new ThreadTaskRunner(),
            events);
    long start = System.nanoTime();
    try {
      BackupReport report = engine.run(secrets, id);
      engine.dropRestored(report);
      double seconds = (System.nanoTime() - start) / 1e9;
      note(Level.INFO, spec.name() + "/" + id + " restores: " + report.rows() + " rows");
      return kept(spec, id, now, Optional.of(report), new Result(Proof.PROVEN, "", seconds));
    } catch (LeptonException e) {
      if (!folder.isComplete(spec.name(), id)) {
        // It could not even be taken; that is an error, and no backup.
        throw e;
      }
      Proof proof = e.code() == ErrorCode.DIFFERENCES_FOUND ? Proof.FAILED : Proof.UNTESTED;
      note(Level.WARNING, spec.name() + "/" + id + " is not proven: " + e.getMessage());
      double seconds = (System.nanoTime() - start) / 1e9;
      return kept(spec, id, now, Optional.empty(), new Result(proof, e.getMessage(), seconds));
    }
  }

  private record Result(Proof proof, String problem, double seconds) {}

  private static KeptBackup kept(
      DatabaseSpec spec, String id, Instant at, Optional<BackupReport> report, Result result) {
    return new KeptBackup(
        spec.name(),
        id,
        at,
        report.map(BackupReport::rows).orElse(0L),
        report.map(BackupReport::plainBytes).orElse(0L),
        report.map(BackupReport::storedBytes).orElse(0L),
        report.map(BackupReport::sha256).orElse(""),
        result.seconds(),
        result.proof(),
        result.problem());
  }

  private List<String> rotate(String database, List<KeptBackup> known) {
    List<KeptBackup> own =
        known.stream().filter(backup -> backup.database().equals(database)).toList();
    List<String> removable =
        rotation.removable(
            own.stream()
                .map(
                    backup ->
                        new Rotation.Backup(
                            backup.id(), backup.at(), backup.proof() == Proof.PROVEN))
                .toList());
    List<String> removed = new ArrayList<>();
    for (KeptBackup backup : own) {
      if (removable.contains(backup.id())) {
        folder.delete(backup);
        known.remove(backup);
        removed.add(database + "/" + backup.id());
        events.emit(
            new Event.Audited(Phase.OPERATE, "remove backup", database + "/" + backup.id()));
      }
    }
    return removed;
  }

  private void note(Level level, String message) {
    events.emit(new Event.Noted(Phase.OPERATE, level, message));
  }
}
