package dev.lepton.plan.estate;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.model.plan.WorkloadSize.Compute;
import dev.lepton.model.plan.WorkloadSize.Figure;
import dev.lepton.model.plan.WorkloadSize.Storage;
import dev.lepton.plan.demand.Copies;
import dev.lepton.plan.pack.PackWorkload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What is to be packed.
 *
 * @param sizes of everything, grown and with its copies
 * @param pods of those whose CPU and memory are known, with unique names
 * @param leftOut those that cannot be packed, with the reason
 * @param totals of all of them
 */
record EstateWorkloads(
    List<WorkloadSize> sizes, List<PackWorkload> pods, List<String> leftOut, Totals totals) {
  static final List<String> ZONES = List.of("zone-a", "zone-b", "zone-c");

  private static final double MIB_PER_GIB = 1024;

  /** Requests are rounded up to so much: equal pods are packed together, and faster. */
  private static final double CORES_STEP = 0.01;

  private static final double GIB_STEP = 1 / 32.0;

  EstateWorkloads(List<WorkloadSize> sizes, List<PackWorkload> pods, List<String> leftOut) {
    this(sizes, pods, leftOut, Totals.of(sizes, pods));
  }

  /**
   * Added up once: more than a hundred regions are priced by them.
   *
   * @param cores of all pods
   * @param memoryGib of all pods
   * @param storageGib of all copies; what nobody knows is not in it
   * @param withoutStorage workloads whose storage nobody knows
   * @param networkMbps of all copies, outbound
   */
  record Totals(
      double cores, double memoryGib, double storageGib, long withoutStorage, double networkMbps) {
    private static Totals of(List<WorkloadSize> sizes, List<PackWorkload> pods) {
      return new Totals(
          pods.stream().mapToDouble(pod -> pod.cores() * pod.count()).sum(),
          pods.stream().mapToDouble(pod -> pod.memoryGib() * pod.count()).sum(),
          sizes.stream()
              .mapToDouble(size -> size.replicas() * size.storage().gib().orElse(0.0))
              .sum(),
          sizes.stream().filter(size -> size.storage().gib().isEmpty()).count(),
          sizes.stream()
              .mapToDouble(size -> size.replicas() * size.networkMbps().orElse(0.0))
              .sum());
    }
  }

  /**
   * @param single before copies are made
   */
  static EstateWorkloads of(List<WorkloadSize> single, RequirementSpec requirements) {
    Copies copies = new Copies(requirements.availabilityPercent(), List.of());
    double growth = Math.max(0, 1 + requirements.growthPercentPerYear() / 100);
    List<WorkloadSize> sizes = new ArrayList<>();
    List<PackWorkload> pods = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (WorkloadSize one : single) {
      WorkloadSize size = copies.of(growth == 1 ? one : grown(one, growth));
      sizes.add(size);
      Compute compute = size.compute();
      if (compute.cpuRequest().isEmpty() || compute.memoryRequestMib().isEmpty()) {
        leftOut.add(
            size.name()
                + ": "
                + (compute.cpuRequest().isEmpty() ? "CPU" : "memory")
                + " is not known, neither used nor allocated; it is on no node");
        continue;
      }
      int seen = names.merge(size.name(), 1, Integer::sum);
      pods.add(pod(size, seen == 1 ? size.name() : size.name() + " (" + seen + ")", requirements));
    }
    return new EstateWorkloads(List.copyOf(sizes), List.copyOf(pods), List.copyOf(leftOut));
  }

  private static PackWorkload pod(WorkloadSize size, String name, RequirementSpec requirements) {
    int copies = size.replicas();
    // Copies in different zones are on different nodes; only where there are more copies than
    // zones must it be said.
    OptionalInt perNode =
        copies > ZONES.size() && copies <= 5 ? OptionalInt.of(1) : OptionalInt.empty();
    return new PackWorkload(
        name,
        up(size.compute().cpuRequest().orElseThrow(), CORES_STEP),
        up(size.compute().memoryRequestMib().orElseThrow() / MIB_PER_GIB, GIB_STEP),
        copies,
        new PackWorkload.Rules(
            requirements.architecture(),
            Optional.empty(),
            perNode,
            copies > 1,
            copies > 1 && requirements.nodes().interruptible()));
  }

  private static double up(double value, double step) {
    return Math.max(1, Math.ceil(value / step - 1e-9)) * step;
  }

  private static WorkloadSize grown(WorkloadSize size, double factor) {
    UnaryOperator<Optional<Double>> grow = value -> value.map(amount -> amount * factor);
    List<Figure> figures = new ArrayList<>(size.figures());
    figures.add(
        new Figure(
            "growth",
            factor,
            "×",
            String.format(
                Locale.ROOT, "the demand a year from now, %+.1f %%", (factor - 1) * 100)));
    Compute compute = size.compute();
    Storage storage = size.storage();
    return new WorkloadSize(
        size.name(),
        size.from(),
        new Compute(
            grow.apply(compute.cpuRequest()),
            grow.apply(compute.cpuLimit()),
            grow.apply(compute.memoryRequestMib()),
            grow.apply(compute.memoryLimitMib())),
        size.replicas(),
        new Storage(
            grow.apply(storage.gib()),
            storage.storageClass(),
            grow.apply(storage.iops()),
            grow.apply(storage.mbps())),
        grow.apply(size.networkMbps()),
        size.usageClass(),
        size.confidence(),
        size.machine(),
        List.copyOf(figures),
        size.warnings());
  }

  /** Without the pods that are too large for every node of a region; these are left out. */
  EstateWorkloads fitting(RegionPrices region) {
    List<PackWorkload> fitting = new ArrayList<>();
    List<String> without = new ArrayList<>(leftOut);
    for (PackWorkload pod : pods) {
      if (region.carries(pod)) {
        fitting.add(pod);
      } else {
        without.add(
            String.format(
                Locale.ROOT,
                "%s: no node of %s carries %.2f cores and %.2f GiB; it is on no node and in no"
                    + " price",
                pod.name(),
                region.name(),
                pod.cores(),
                pod.memoryGib()));
      }
    }
    return new EstateWorkloads(sizes, List.copyOf(fitting), List.copyOf(without));
  }
}
