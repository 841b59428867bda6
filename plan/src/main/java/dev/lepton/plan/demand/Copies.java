package dev.lepton.plan.demand;

import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.model.plan.WorkloadSize.Compute;
import dev.lepton.model.plan.WorkloadSize.Figure;
import dev.lepton.model.plan.WorkloadSize.Machine;
import dev.lepton.plan.catalogue.Offer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many copies keep an availability: one, two from 99.9 %, three from 99.99 %. More than needed
 * keep it too, and are taken where they are cheaper: each carries a smaller part of the CPU load,
 * but the memory of all of it. Immutable.
 */
public final class Copies {
  /** Beyond this the memory of another copy outweighs what it saves in CPU. */
  private static final int MOST = 5;

  private static final double THREE_NINES = 99.9;
  private static final double FOUR_NINES = 99.99;
  private static final double MIB_PER_GIB = 1024;

  /** OpenCost's defaults, USD an hour: what a core and a GiB are worth where no price list is. */
  private static final double CORE_HOUR = 0.031611;

  private static final double GIB_HOUR = 0.004237;

  private final int least;
  private final List<Offer> offers;

  /**
   * @param offers by whose machines the number is chosen; empty to choose by usual unit prices
   */
  public Copies(double availabilityPercent, List<Offer> offers) {
    this.least = least(availabilityPercent);
    this.offers = List.copyOf(offers);
  }

  static int least(double availabilityPercent) {
    if (availabilityPercent >= FOUR_NINES) {
      return 3;
    }
    return availabilityPercent >= THREE_NINES ? 2 : 1;
  }

  /**
   * Every number of copies that keeps it and is worth a thought, the fewest first.
   *
   * @param zones each of which has a copy
   */
  static List<Integer> keeping(double availabilityPercent, int zones) {
    int fewest = Math.max(zones, least(availabilityPercent));
    return IntStream.rangeClosed(fewest, Math.max(fewest, MOST)).boxed().toList();
  }

  /** By what the load of all is divided for one, so that one copy may fail at the peak. */
  static double carrying(int copies) {
    return Math.max(1, copies - 1);
  }

  /**
   * @param single as it is, or as many pods as there are: these are not divided any further
   */
  public WorkloadSize of(WorkloadSize single) {
    if (single.replicas() > 1) {
      return with(single, Math.max(least, single.replicas()), 1);
    }
    Compute compute = single.compute();
    int copies =
        compute.cpuRequest().isEmpty() || compute.memoryRequestMib().isEmpty()
            ? least
            : IntStream.rangeClosed(least, MOST)
                .boxed()
                .min(
                    Comparator.comparingDouble(
                        n ->
                            price(
                                n,
                                compute.cpuRequest().get() / carrying(n),
                                compute.memoryRequestMib().get() / MIB_PER_GIB)))
                .orElse(least);
    return with(single, copies, carrying(copies));
  }

  private double price(int copies, double cores, double memoryGib) {
    if (offers.isEmpty()) {
      return copies * (cores * CORE_HOUR + memoryGib * GIB_HOUR);
    }
    return copies
        * CheapestMachine.of(offers, cores, memoryGib)
            .map(Machine::monthlyUsd)
            .orElse(Double.POSITIVE_INFINITY);
  }

  private WorkloadSize with(WorkloadSize single, int copies, double carrying) {
    Optional<Double> cores = single.compute().cpuRequest().map(value -> value / carrying);
    List<Figure> figures = new ArrayList<>(single.figures());
    List<String> warnings = new ArrayList<>(single.warnings());
    if (carrying > 1 && cores.isPresent()) {
      String more = copies > least ? ", and are cheaper than " + least : "";
      figures.add(
          new Figure(
              "CPU of one copy",
              cores.get(),
              "cores",
              copies + " copies carry it with one lost" + more));
    }
    Optional<Machine> machine = machine(cores, single.compute().memoryRequestMib(), warnings);
    return new WorkloadSize(
        single.name(),
        single.from(),
        new Compute(
            cores,
            single.compute().cpuLimit(),
            single.compute().memoryRequestMib(),
            single.compute().memoryLimitMib()),
        copies,
        single.storage(),
        single.networkMbps(),
        single.usageClass(),
        single.confidence(),
        machine,
        List.copyOf(figures),
        List.copyOf(warnings));
  }

  private Optional<Machine> machine(
      Optional<Double> cores, Optional<Double> memoryMib, List<String> warnings) {
    if (offers.isEmpty() || cores.isEmpty() || memoryMib.isEmpty()) {
      return Optional.empty();
    }
    Optional<Machine> machine =
        CheapestMachine.of(offers, cores.get(), memoryMib.get() / MIB_PER_GIB);
    if (machine.isEmpty()) {
      warnings.add("no machine of the region is large enough");
    }
    return machine;
  }
}
