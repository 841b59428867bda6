package dev.lepton.deploy;

import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.internal.kubernetes.KubernetesTarget;
import dev.lepton.deploy.internal.local.LocalTarget;
import dev.lepton.deploy.internal.podman.PodmanTarget;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.secret.SecretResolver;
import java.nio.file.Path;

/** Makes the target that a migration names. */
public final class Targets {
  private Targets() {}

  /**
   * Opens the target; nothing is started or changed yet.
   *
   * @param workspaceDirectory the migration's own folder; what the target remembers lies below it
   * @param secrets for secrets that only the target needs, at the moment it needs them
   */
  public static Target create(
      Migration migration, Path workspaceDirectory, SecretResolver secrets, EventSink events) {
    TargetContext context =
        new TargetContext(migration, workspaceDirectory.toAbsolutePath(), secrets, events);
    return switch (migration.target().type()) {
      case LOCAL -> new LocalTarget(context);
      case PODMAN -> new PodmanTarget(context);
      case KUBERNETES -> new KubernetesTarget(context);
    };
  }
}
