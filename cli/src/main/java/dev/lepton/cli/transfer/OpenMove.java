package dev.lepton.cli.transfer;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.PostgresMover;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.publish.StreamName;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.util.List;
import java.util.Optional;

/**
 * A stand-alone move with both of its databases.
 *
 * @param sides with the passwords of this call
 */
record OpenMove(MoveFile file, Sides sides, MoveFolder folder) {
  /** Slots of stand-alone moves are told from those of migrations by it. */
  private static final String MIGRATION = "transfer";

  MoverSettings settings() {
    DatabaseSpec spec =
        new DatabaseSpec(
            file.name(),
            sides.source(),
            sides.target(),
            new BackupSpec(false, Optional.empty()),
            List.of(),
            file.jobs(),
            file.selection());
    return new MoverSettings(
        MIGRATION, spec, sides.target().orElseThrow(), folder.of(file.name()).toAbsolutePath());
  }

  /** The name of slot and publication, by which the target knows the move. */
  String stream() {
    return StreamName.of(settings());
  }

  DatabaseMover mover(EventSink events) {
    return new PostgresMover(settings(), sides.secrets(), events, new ThreadTaskRunner());
  }

  ConnectionFactory target() {
    return sides.targetFactory();
  }
}
