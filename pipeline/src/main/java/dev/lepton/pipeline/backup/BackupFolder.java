package dev.lepton.pipeline.backup;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Where the backups of one migration lie: a folder a database, a folder a backup in it, and a
 * catalogue of all.
 *
 * @param path made when needed
 */
public record BackupFolder(Path path) {
  private static final String MANIFEST = "manifest.json";

  /** The backups of a workspace, unless they are kept elsewhere. */
  public static BackupFolder in(Path workspace) {
    return new BackupFolder(workspace.resolve("backups"));
  }

  Path database(String name) {
    return path.resolve(name);
  }

  /** Whether everything of that backup was written, whatever it is worth. */
  boolean isComplete(String database, String id) {
    return Files.exists(database(database).resolve(id).resolve(MANIFEST));
  }

  private Path file() {
    return path.resolve("catalogue.json");
  }

  /** What was taken so far and is still there; empty if nothing ever was. */
  public Optional<BackupCatalogue> read() {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    try {
      BackupCatalogue read =
          Documents.mapper().readValue(Files.readString(file()), BackupCatalogue.class);
      List<KeptBackup> there =
          read.backups().stream().filter(backup -> Files.isDirectory(place(backup))).toList();
      return Optional.of(
          new BackupCatalogue(read.migration(), there, read.taken(), read.removed()));
    } catch (JacksonException | IOException e) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the catalogue of backups cannot be read: " + e.getMessage(),
          file().toString(),
          "move the file away; the backups themselves are not touched",
          e);
    }
  }

  void write(BackupCatalogue catalogue) {
    Documents.writeAtomically(file(), Documents.mapper().writeValueAsString(catalogue) + "\n");
  }

  private Path place(KeptBackup backup) {
    return database(backup.database()).resolve(backup.id());
  }

  /** Deletes a backup's files; its manifest first, so that half of it is never taken for one. */
  void delete(KeptBackup backup) {
    try {
      delete(place(backup));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Deletes what was begun for a database and never finished. */
  void deleteUnfinished(String database, List<KeptBackup> known) {
    List<String> ids = known.stream().map(KeptBackup::id).toList();
    Path folder = database(database);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> folders = Files.list(folder)) {
      List<Path> unknown =
          folders
              .filter(Files::isDirectory)
              .filter(each -> !ids.contains(each.getFileName().toString()))
              .filter(each -> !Files.exists(each.resolve(MANIFEST)))
              .toList();
      for (Path each : unknown) {
        delete(each);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(MANIFEST));
    FolderRemoval.delete(folder);
  }

  private LeptonException failed(IOException e) {
    return new LeptonException(
        ErrorCode.DISK_FULL,
        "cannot work in the folder of backups: " + e,
        path.toString(),
        "see that it can be written to and has room",
        e);
  }
}
