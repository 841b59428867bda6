package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Inventory;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.split.SplitProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tenants cost a month in each place, and where they may not be. Not thread-safe. */
final class TenantCosts {
  private static final double NOT_HERE = Double.POSITIVE_INFINITY;

  private final Sites sites;
  private final OwnSite own;
  private final Map<String, PackWorkload> pods = new HashMap<>();
  private final Map<String, Double> storage = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> homeless = new ArrayList<>();
  private int unpriced;
  private int still;

  TenantCosts(Inventory inventory, Sites sites, EstateSplitter.Evidence evidence) {
    this.sites = sites;
    this.own = evidence.own();
    EstateWorkloads workloads = evidence.chosen().workloads();
    workloads.pods().forEach(pod -> pods.put(Tenants.key(pod.name()), pod));
    workloads
        .sizes()
        .forEach(
            size ->
                storage.put(
                    Tenants.key(size.name()), size.replicas() * size.storage().gib().orElse(0.0)));
    inventory.servers().forEach(server -> names.put(server.id(), Tenants.key(server.name())));
  }

  SplitProblem.Tenant of(Tenants.Tenant tenant) {
    List<PackWorkload> its = new ArrayList<>();
    double gib = 0;
    for (String id : tenant.servers()) {
      Optional.ofNullable(pods.get(names.get(id))).ifPresent(its::add);
      gib += storage.getOrDefault(names.get(id), 0.0);
    }
    boolean sized = its.size() == tenant.servers().size();
    double[] usd = new double[sites.size()];
    for (int i = 1; i < usd.length; i++) {
      Sites.Cloud cloud = sites.clouds().get(i - 1);
      boolean may =
          sized
              && tenant.mayGo(cloud.region().provider(), cloud.region().region())
              && cloud.region().carriesAll(its);
      usd[i] = may ? inCloud(cloud, its, gib) : NOT_HERE;
    }
    boolean elsewhere = Arrays.stream(usd).skip(1).anyMatch(Double::isFinite);
    usd[Sites.OWN] = elsewhere && !tenant.mayStay() ? NOT_HERE : onOwnSite(tenant, elsewhere);
    if (!elsewhere) {
      still++;
      if (!tenant.mayStay()) {
        homeless.add(
            tenant.placements().get(0).row().place()
                + ": no region with prices is allowed for "
                + String.join(", ", tenant.applications())
                + " ("
                + tenant.bound().orElseThrow()
                + "); it is taken to stay on the own site");
      }
    }
    return new SplitProblem.Tenant(String.join(", ", tenant.applications()), usd);
  }

  /** Whoever can be nowhere else stays, even if nobody knows what that costs. */
  private double onOwnSite(Tenants.Tenant tenant, boolean elsewhere) {
    Optional<Double> today = own.monthlyUsd(tenant.servers());
    unpriced += today.isEmpty() ? 1 : 0;
    return today.orElse(elsewhere ? NOT_HERE : 0.0);
  }

  private double inCloud(Sites.Cloud cloud, List<PackWorkload> pods, double gib) {
    double cores = pods.stream().mapToDouble(pod -> pod.cores() * pod.count()).sum();
    double memory = pods.stream().mapToDouble(pod -> pod.memoryGib() * pod.count()).sum();
    EstateCost costs = sites.platforms().costs();
    return costs.monthly(cloud.rates().of(cores, memory))
        + costs.disks(cloud.region().provider(), cloud.region().region(), gib);
  }

  /** Those that must leave, and for which no region is allowed. */
  List<String> homeless() {
    return homeless;
  }

  /** What is worth knowing of all that were priced. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (unpriced > 0) {
      notes.add(
          unpriced
              + " application(s) are not priced on the own site: nobody says what their servers have;"
              + " they stay there only if they can be nowhere else, without a price");
    }
    if (still > 0) {
      notes.add(
          still
              + " application(s) can be nowhere but on the own site: they do not move, are bound to"
              + " it, have no known size, or no allowed cloud carries them");
    }
    return notes;
  }
}
