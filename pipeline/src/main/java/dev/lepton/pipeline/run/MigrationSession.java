package dev.lepton.pipeline.run;

import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.secret.Secret;
import dev.lepton.pipeline.workspace.Failover;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.PostgresMover;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The living parts of a run: the target and one mover a database, made when first needed. Not
 * thread-safe.
 */
public final class MigrationSession implements AutoCloseable {
  private final RunContext context;
  private final Map<String, DatabaseMover> movers = new LinkedHashMap<>();
  private final Map<String, DatabaseEndpoint> endpoints = new LinkedHashMap<>();
  private @Nullable Target target;

  public MigrationSession(RunContext context) {
    this.context = context;
  }

  public Target target() {
    if (target == null) {
      target =
          Targets.create(
              context.migration(), context.workspace().root(), context.secrets(), context.events());
    }
    return target;
  }

  /** One mover per database, by the database's name, in the order of migration.yaml. */
  public Map<String, DatabaseMover> movers() {
    for (DatabaseSpec database : context.migration().databases()) {
      movers.computeIfAbsent(database.name(), name -> mover(database));
    }
    return movers;
  }

  /** Where a database is moved to; starts it where the target provides it. */
  public DatabaseEndpoint targetEndpoint(DatabaseSpec database) {
    return endpoints.computeIfAbsent(database.name(), name -> findEndpoint(database));
  }

  /**
   * Where the databases are that were moved, without starting what does not run; those that nobody
   * knows of yet are left out.
   */
  public Map<String, DatabaseEndpoint> knownEndpoints() {
    for (DatabaseSpec database : context.migration().databases()) {
      failedOver(database)
          .or(database::target)
          .or(() -> target().knownDatabase(database))
          .ifPresent(known -> endpoints.putIfAbsent(database.name(), known));
    }
    return Map.copyOf(endpoints);
  }

  /** The standby of a database, where it has taken its place. */
  public Optional<DatabaseEndpoint> failedOver(DatabaseSpec database) {
    return failover(database).happened() ? database.standby() : Optional.empty();
  }

  /** From now on the database is where its standby is. */
  public void failOver(DatabaseSpec database) {
    DatabaseEndpoint standby = database.standby().orElseThrow();
    failover(database).note(targetEndpoint(database), standby, Instant.now());
    endpoints.put(database.name(), standby);
  }

  /** Every database is where migration.yaml says. */
  void forgetFailovers() {
    context.migration().databases().forEach(each -> failover(each).forget());
  }

  private Failover failover(DatabaseSpec database) {
    return new Failover(context.workspace().database(database.name()));
  }

  /** Lets every target follow its source; does nothing for those that do. */
  public void follow() {
    movers().values().forEach(DatabaseMover::follow);
  }

  /** What the new release needs to find a database, by the convention of the transform phase. */
  Map<String, String> environment(DatabaseSpec database, String databaseName) {
    DatabaseEndpoint endpoint = targetEndpoint(database).withDatabase(databaseName);
    String prefix =
        context.migration().application().databaseUrlSetting().replaceFirst("_URL$", "");
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(context.migration().application().databaseUrlSetting(), endpoint.jdbcUrl());
    environment.put(prefix + "_USER", endpoint.user());
    endpoint
        .password()
        .ifPresent(
            reference -> {
              try (Secret secret = context.secrets().resolve(reference)) {
                environment.put(prefix + "_PASSWORD", secret.reveal());
              }
            });
    return environment;
  }

  private DatabaseMover mover(DatabaseSpec database) {
    MoverSettings settings =
        new MoverSettings(
            context.migration().name(),
            database,
            targetEndpoint(database),
            context.workspace().database(database.name()));
    return new PostgresMover(settings, context.secrets(), context.events(), new ThreadTaskRunner());
  }

  private DatabaseEndpoint findEndpoint(DatabaseSpec database) {
    return failedOver(database)
        .or(database::target)
        .or(() -> target().provideDatabase(database))
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.CONFIG_INVALID,
                    "nothing says where the database \"" + database.name() + "\" goes",
                    "spec.databases." + database.name() + ".target",
                    "name it: the "
                        + context.migration().target().type()
                        + " target does not provide databases"));
  }

  @Override
  public void close() {
    movers.values().forEach(DatabaseMover::close);
    if (target != null) {
      target.close();
    }
  }
}
