package dev.lepton.pipeline.recovery;

import dev.lepton.deploy.TrafficFlow;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.HostAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is looked at besides the release itself.
 *
 * @param dependencies what the release cannot do without
 * @param certificates addresses that speak TLS
 * @param disks folders whose file systems the release writes to
 * @param gateway that users come through
 */
public record Watched(
    List<WatchedDatabase> databases,
    List<Dependency> dependencies,
    List<HostAddress> certificates,
    List<Disk> disks,
    Optional<TrafficFlow> gateway) {

  public Watched {
    databases = List.copyOf(databases);
    dependencies = List.copyOf(dependencies);
    certificates = List.copyOf(certificates);
    disks = List.copyOf(disks);
  }

  /**
   * @param starter starts the server where it is ours
   * @param standby can take its place
   */
  public record WatchedDatabase(
      String name,
      DatabaseEndpoint endpoint,
      Optional<Runnable> starter,
      Optional<StandbyServer> standby) {

    /** Without a standby. */
    public WatchedDatabase(String name, DatabaseEndpoint endpoint, Optional<Runnable> starter) {
      this(name, endpoint, starter, Optional.empty());
    }

    /** Once the standby has taken over. */
    WatchedDatabase onStandby() {
      return new WatchedDatabase(
          name, standby.orElseThrow().endpoint(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * @param taken told once it has taken over, so that the release is started with it
   */
  public record StandbyServer(DatabaseEndpoint endpoint, Runnable taken) {}

  /**
   * @param setting the variable that tells the release its address as host:port
   * @param addresses the one in use first; the others may take its place
   */
  public record Dependency(String setting, List<HostAddress> addresses) {
    public Dependency {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * @param prunable folders whose contents are safe to delete: caches, temporary files, old logs
   */
  public record Disk(Path path, List<Path> prunable) {
    public Disk {
      prunable = List.copyOf(prunable);
    }
  }
}
