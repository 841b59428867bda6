package dev.lepton.pipeline.run;

import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretResolver;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables a release is started with. The first database is the one that the application's own
 * settings name.
 */
public record ReleaseEnvironment(Migration migration, SecretResolver secrets) {

  /** For the release on the live target. */
  public Map<String, String> live(MigrationSession session) {
    Map<String, String> environment = common();
    for (DatabaseSpec database : migration.databases().stream().limit(1).toList()) {
      environment.putAll(
          session.environment(database, session.targetEndpoint(database).database()));
    }
    return environment;
  }

  /** For a trial on a throw-away copy of the first database. */
  Map<String, String> trial(MigrationSession session, String clone) {
    Map<String, String> environment = common();
    environment.putAll(session.environment(migration.databases().get(0), clone));
    return environment;
  }

  private Map<String, String> common() {
    Map<String, String> environment = new LinkedHashMap<>(migration.target().environment());
    migration
        .target()
        .secrets()
        .forEach(
            (name, reference) -> {
              try (Secret secret = secrets.resolve(reference)) {
                environment.put(name, secret.reveal());
              }
            });
    return environment;
  }
}
