package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * What the database servers of an inventory cost as they are, and on each platform.
 *
 * @param servers by engine and name
 * @param rows by engine, provider and region
 * @param notes how servers were recognised, and what is not in the prices
 */
public record EstateDatabases(List<DatabaseServer> servers, List<Row> rows, List<String> notes) {
  public EstateDatabases {
    servers = List.copyOf(servers);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * @param engine postgresql or mysql
   * @param seen by what it was recognised
   */
  public record DatabaseServer(String name, String engine, String seen) {}

  /**
   * The database servers of one engine in one region, USD a month. What has no price is empty,
   * never 0.
   *
   * @param asIsUsd today, by unit prices or the figure that was given
   * @param machinesUsd each on a machine of its own, with its disks
   * @param kubernetesUsd their part of a cluster's nodes, with their disks
   * @param managedUsd as the provider's service, with their disks
   * @param managedHow the calculation, or why there is no price
   */
  public record Row(
      String engine,
      int servers,
      String provider,
      String region,
      Optional<Double> asIsUsd,
      Optional<Double> machinesUsd,
      Optional<Double> kubernetesUsd,
      Optional<Double> managedUsd,
      String managedHow) {}
}
