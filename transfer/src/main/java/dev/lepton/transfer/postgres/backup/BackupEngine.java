package dev.lepton.transfer.postgres.backup;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes encrypted backups and proves that they restore. A finished backup and a finished restore
 * are used again; unfinished ones are thrown away and done anew. Not thread-safe.
 */
public final class BackupEngine {
  private static final String DIRECTORY = "backup";

  private final MoverSettings settings;
  private final ConnectionFactory source;
  private final ConnectionFactory target;
  private final TaskRunner tasks;
  private final EventSink events;

  public BackupEngine(
      MoverSettings settings,
      ConnectionFactory source,
      ConnectionFactory target,
      TaskRunner tasks,
      EventSink events) {
    this.settings = settings;
    this.source = source;
    this.target = target;
    this.tasks = tasks;
    this.events = events;
  }

  /**
   * @param secrets resolves the key, where one is given
   * @return a proven backup
   * @throws LeptonException DIFFERENCES_FOUND if the backup does not restore to what was backed up
   */
  public BackupReport run(SecretResolver secrets) {
    return run(secrets, directory());
  }

  /**
   * The same for one backup of several.
   *
   * @param name of its folder; a backup that is complete there is proven again
   */
  public BackupReport run(SecretResolver secrets, String name) {
    Path directory = settings.directory().resolve(name);
    try {
      Files.createDirectories(settings.directory());
      byte[] key = BackupKey.obtain(settings.spec().backup(), secrets, settings.directory());
      Vault vault = new Vault(directory, key);
      Manifest manifest = vault.complete() ? vault.readManifest() : write(vault, directory);
      String fingerprint = vault.fingerprint();
      RestoredDatabase restored =
          new RestoredDatabase(target, RestoredDatabase.nameFor(settings.target().database()));
      restore(vault, manifest, restored, fingerprint);
      return new BackupReport(
          settings.directory().getFileName() + "/" + name,
          manifest.rows(),
          manifest.plainBytes(),
          manifest.storedBytes(),
          Manifest.CIPHER,
          fingerprint,
          restored.name(),
          true);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "could not work with the backup: " + e,
          directory.toString(),
          "see that the directory can be written to and has room",
          e);
    }
  }

  /** A backup of another part is another backup. */
  private String directory() {
    String part = settings.spec().selection().described();
    return settings.spec().selection().equals(Selection.all())
        ? DIRECTORY
        : DIRECTORY + "-" + Integer.toHexString(part.hashCode());
  }

  /** Drops the database that a backup was restored into; does nothing if it is gone. */
  public void dropRestored(BackupReport report) {
    if (!RestoredDatabase.isOne(report.restored())) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "\"" + report.restored() + "\" is not a database that a backup was restored into",
          target.endpoint().display(),
          "take the report of the backup as it was written");
    }
    drop(report.restored());
  }

  /** Drops whatever database a backup of this move was restored into, complete or not. */
  public void dropRestored() {
    drop(RestoredDatabase.nameFor(settings.target().database()));
  }

  private void drop(String restored) {
    try {
      new RestoredDatabase(target, restored).drop();
    } catch (SQLException e) {
      throw SqlFailure.of(target, "drop database " + restored, e);
    }
  }

  private Manifest write(Vault vault, Path directory) throws IOException {
    FolderRemoval.delete(directory);
    Files.createDirectories(directory);
    try (ConnectionPool pool = new ConnectionPool(source, List.of())) {
      CatalogReader catalog = new CatalogReader(settings.spec().selection());
      return new BackupWriter(pool, catalog, vault, tasks, events)
          .write(settings.spec().parallelism());
    } catch (SQLException e) {
      throw SqlFailure.of(source, "back up the source", e);
    }
  }

  private void restore(
      Vault vault, Manifest manifest, RestoredDatabase restored, String fingerprint) {
    try {
      if (!restored.holds(fingerprint)) {
        new BackupRestorer(vault, tasks, events).restore(manifest, restored, settings.spec());
        restored.markComplete(fingerprint);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(target, "restore the backup into " + restored.name(), e);
    }
  }
}
