package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.plan.EstateDatabases;
import dev.lepton.model.plan.EstateDatabases.DatabaseServer;
import dev.lepton.model.plan.EstateDatabases.Row;
import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.plan.catalogue.ServicePrice;
import dev.lepton.plan.pack.PackWorkload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What database servers cost as they are, and on every platform that is allowed. Stateless. */
final class DatabasePrices {
  private DatabasePrices() {}

  /** Empty if no server is known to be one. */
  static Optional<EstateDatabases> of(
      Inventory inventory, Sites sites, OwnSite own, EstateWorkloads workloads) {
    List<DatabaseServer> found = DatabaseFinder.find(inventory);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (DatabaseFinder.Engine engine : DatabaseFinder.Engine.values()) {
      Set<String> names = new HashSet<>();
      found.stream()
          .filter(one -> one.engine().equals(engine.id()))
          .forEach(one -> names.add(Tenants.key(one.name())));
      Fleet fleet = Fleet.of(names, inventory, workloads);
      if (fleet.pods().size() < names.size()) {
        notes.add(
            (names.size() - fleet.pods().size())
                + " server(s) with "
                + engine.id()
                + " do not move or have no known size, and are in none of these prices");
      }
      for (Sites.Cloud cloud : fleet.pods().isEmpty() ? List.<Sites.Cloud>of() : sites.clouds()) {
        rows.add(row(engine, fleet, own, cloud, sites.platforms().costs()));
      }
    }
    notes.add(
        "database servers are recognised by process, listening port, or the port on which others"
            + " reach them; what nobody saw is not among them");
    notes.add(
        "all of a server's size counts as the database's; licences, a managed service's own backups"
            + " and extra IOPS are not priced");
    return Optional.of(new EstateDatabases(found, rows, notes));
  }

  /** The servers of one engine that move. */
  private record Fleet(List<String> ids, List<PackWorkload> pods, double gib, int unknownDisks) {
    static Fleet of(Set<String> names, Inventory inventory, EstateWorkloads workloads) {
      List<PackWorkload> pods =
          workloads.pods().stream().filter(pod -> names.contains(Tenants.key(pod.name()))).toList();
      Set<String> moving = new HashSet<>();
      pods.forEach(pod -> moving.add(Tenants.key(pod.name())));
      List<WorkloadSize> sizes =
          workloads.sizes().stream()
              .filter(size -> moving.contains(Tenants.key(size.name())))
              .toList();
      Map<String, String> ids = new HashMap<>();
      for (Server server : inventory.servers()) {
        ids.putIfAbsent(Tenants.key(server.name()), server.id());
      }
      return new Fleet(
          moving.stream().flatMap(name -> Stream.ofNullable(ids.get(name))).toList(),
          pods,
          sizes.stream()
              .mapToDouble(size -> size.replicas() * size.storage().gib().orElse(0.0))
              .sum(),
          (int) sizes.stream().filter(size -> size.storage().gib().isEmpty()).count());
    }

    double cores() {
      return pods.stream().mapToDouble(pod -> pod.cores() * pod.count()).sum();
    }

    double memoryGib() {
      return pods.stream().mapToDouble(pod -> pod.memoryGib() * pod.count()).sum();
    }
  }

  private static Row row(
      DatabaseFinder.Engine engine, Fleet fleet, OwnSite own, Sites.Cloud cloud, EstateCost costs) {
    String provider = cloud.region().provider();
    String region = cloud.region().region();
    double disks = costs.disks(provider, region, fleet.gib());
    Optional<RegionPrices.Machines> machines = cloud.region().machines(fleet.pods());
    Optional<ServicePrice> managed = costs.price(provider, region, engine.managed());
    Optional<Double> managedUsd =
        managed.flatMap(
            price -> machines.map(one -> cents(costs.monthly(one.vcpus() * price.usd()) + disks)));
    return new Row(
        engine.id(),
        fleet.pods().size(),
        provider,
        region,
        own.monthlyUsd(fleet.ids()).map(DatabasePrices::cents),
        machines.map(one -> cents(costs.monthly(one.usdPerHour()) + disks)),
        cloud.region().carriesAll(fleet.pods())
            ? Optional.of(
                cents(costs.monthly(cloud.rates().of(fleet.cores(), fleet.memoryGib())) + disks))
            : Optional.empty(),
        managedUsd,
        how(engine, fleet, machines, managed));
  }

  private static String how(
      DatabaseFinder.Engine engine,
      Fleet fleet,
      Optional<RegionPrices.Machines> machines,
      Optional<ServicePrice> managed) {
    if (managed.isEmpty()) {
      return "not priced: no price of "
          + engine.managed().id()
          + " is known there; `lepton catalogue import` takes one";
    }
    if (machines.isEmpty()) {
      return "not priced: no machine there is large enough";
    }
    return String.format(
        Locale.ROOT,
        "%.0f vCPU × $%.5f an hour, %s, %s; disks %.0f GiB%s",
        machines.get().vcpus(),
        managed.get().usd(),
        managed.get().source(),
        managed.get().asOf(),
        fleet.gib(),
        fleet.unknownDisks() > 0 ? ", of " + fleet.unknownDisks() + " server(s) not known" : "");
  }

  private static double cents(double usd) {
    return Math.round(100 * usd) / 100.0;
  }
}
