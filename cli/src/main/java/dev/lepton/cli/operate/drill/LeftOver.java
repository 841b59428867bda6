package dev.lepton.cli.operate.drill;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.config.MigrationLoader;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.pipeline.workspace.Workspace;
import dev.lepton.pipeline.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.util.Map;

/** What a drill left that was killed. */
final class LeftOver {
  private LeftOver() {}

  /**
   * Stops and removes the release of a drill.
   *
   * @throws dev.lepton.model.error.LeptonException ALREADY_RUNNING while that drill still runs
   */
  static void remove(Path folder, String type, Terminal terminal) {
    String yaml =
        """
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata: {name: drill}
        spec:
          application: {path: .}
          requirements: {availabilityPercent: 99}
          target: {type: %s}
        """
            .formatted(type);
    Migration migration =
        new MigrationLoader(Map.of()).parse(yaml, folder.resolve("migration.yaml"), Map.of());
    try (WorkspaceLock lock = WorkspaceLock.acquire(new Workspace(folder));
        Target target =
            Targets.create(
                migration,
                folder,
                new SecretStore(terminal.environment(), folder),
                EventSink.none())) {
      target.remove();
    }
  }
}
