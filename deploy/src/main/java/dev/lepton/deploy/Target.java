package dev.lepton.deploy;

import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.revision.LaterReleases;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where releases run. One instance belongs to one migration and one thread at a time; what it
 * starts outlives it and is found again by the next instance on the same workspace. Failures are
 * {@link dev.lepton.model.error.LeptonException}s.
 */
public interface Target extends AutoCloseable {
  /**
   * Looks for everything that would keep this target from working, and changes nothing.
   *
   * @throws dev.lepton.model.error.LeptonException with all problems at once: PORT_TAKEN,
   *     TOOL_MISSING, NOT_SUPPORTED, …
   */
  void check(Migration migration);

  /**
   * Starts, or finds running, a database of the target's own; empty where the target does not bring
   * one.
   */
  Optional<DatabaseEndpoint> provideDatabase(DatabaseSpec database);

  /** Where that database of the target's own is, whether it runs or not; starts nothing. */
  default Optional<DatabaseEndpoint> knownDatabase(DatabaseSpec database) {
    return Optional.empty();
  }

  /**
   * Builds if needed, starts the release beside the old one and waits until it is healthy. What
   * runs with the same input hash and is healthy stays as it is. A release that does not get
   * healthy is taken away again, its log in the error.
   *
   * @throws dev.lepton.model.error.LeptonException BUILD_FAILED, ROLLOUT_FAILED, PORT_TAKEN or
   *     TOOL_MISSING
   */
  Deployment rollout(Rollout rollout);

  /**
   * Starts a throw-away copy of the release on another port; one at a time, an older one is stopped
   * first.
   */
  Trial startTrial(Rollout rollout);

  /** Whether the release answers its health request with 200 now. */
  boolean healthy(Deployment deployment);

  /**
   * Stops the new release and leaves nothing of it but data. Without effect when it does not run.
   *
   * @throws dev.lepton.model.error.LeptonException ROLLOUT_FAILED while the gateway still sends
   *     users there
   */
  void rollback(Deployment deployment);

  /**
   * Looks after the release that runs; empty where the target cannot.
   *
   * @param environment the release's variables with their secrets, asked for at each start
   */
  default Optional<ReleaseCare> care(Supplier<Map<String, String>> environment) {
    return Optional.empty();
  }

  /**
   * Brings later releases; empty where the target cannot.
   *
   * @param environment as for {@link #care}
   */
  default Optional<LaterReleases> laterReleases(Supplier<Map<String, String>> environment) {
    return Optional.empty();
  }

  /** Empty when the migration has no gateway. */
  Optional<TrafficSwitch> trafficSwitch();

  /** Shares users between both releases; empty when the migration has no gateway. */
  default Optional<TrafficShare> trafficShare() {
    return Optional.empty();
  }

  /**
   * Stops and removes everything that was started for this migration, databases and gateway
   * included.
   */
  void remove();

  /** Releases handles only; what runs goes on running. */
  @Override
  void close();
}
