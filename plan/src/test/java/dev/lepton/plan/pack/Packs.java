package dev.lepton.plan.pack;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.MachineType;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/** Requests for tests. */
final class Packs {
  static final PackWorkload.Rules ANYWHERE = PackWorkload.Rules.of("any");
  static final List<String> THREE = List.of("a", "b", "c");

  private Packs() {}

  /** A machine of which pods can have everything. */
  static Offer machine(String name, double cores, double gib, double price) {
    return machine(name, cores, gib, "amd64", price, OptionalDouble.empty());
  }

  static Offer machine(
      String name,
      double cores,
      double gib,
      String architecture,
      double price,
      OptionalDouble spot) {
    MachineType type =
        new MachineType(
            name,
            cores,
            gib,
            architecture,
            OptionalInt.empty(),
            Optional.of(new Allocatable(cores, gib, 8)),
            !name.startsWith("t"));
    return new Offer(
        "test", "here", type, price, spot, List.of(), LocalDate.of(2026, 1, 1), "test");
  }

  static PackWorkload pods(String name, double cores, double gib, int count) {
    return new PackWorkload(name, cores, gib, count, ANYWHERE);
  }

  static PackSettings settings(long steps) {
    return PackSettings.defaults(new PackSettings.Search(7, Duration.ofSeconds(60), steps));
  }

  static PackSettings zoned(List<String> zones, double spotShare) {
    return zoned(zones, spotShare, 50);
  }

  static PackSettings zoned(List<String> zones, double spotShare, long steps) {
    return new PackSettings(
        zones,
        Buying.onDemand(spotShare),
        Integer.MAX_VALUE,
        false,
        PackSettings.Daemons.none(),
        Optional.empty(),
        new PackSettings.Search(7, Duration.ofSeconds(60), steps));
  }

  static PackSettings buying(Buying buying) {
    return new PackSettings(
        List.of("a"),
        buying,
        Integer.MAX_VALUE,
        false,
        PackSettings.Daemons.none(),
        Optional.empty(),
        new PackSettings.Search(7, Duration.ofSeconds(60), 50));
  }

  static PackSettings budget(double perHour) {
    return new PackSettings(
        List.of("a"),
        Buying.onDemand(0),
        Integer.MAX_VALUE,
        false,
        PackSettings.Daemons.none(),
        Optional.of(perHour),
        new PackSettings.Search(7, Duration.ofSeconds(60), 50));
  }

  static NodePacking pack(PackRequest request) {
    return NodePacker.pack(request, "test:here", List.of(), PackWatch.NONE);
  }

  static List<Offer> region(String provider, String region) {
    return PriceCatalogue.bundled(ExchangeRates.defaults()).offers(provider, region);
  }

  /** Seeded pods, all different, some of them with rules. */
  static List<PackWorkload> mixed(int count, long seed) {
    Random random = new Random(seed);
    List<PackWorkload> workloads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double cores = Math.rint(100 * (0.05 + 4 * random.nextDouble() * random.nextDouble())) / 100;
      double gib = Math.rint(64 * cores * (1 + 6 * random.nextDouble())) / 64;
      PackWorkload.Rules rules =
          new PackWorkload.Rules(
              List.of("any", "any", "amd64", "arm64").get(random.nextInt(4)),
              random.nextInt(4) == 0 ? Optional.of("group" + random.nextInt(3)) : Optional.empty(),
              random.nextInt(4) == 0 ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty(),
              random.nextInt(3) == 0,
              random.nextInt(2) == 0);
      workloads.add(new PackWorkload("w" + i, cores, gib, 1 + random.nextInt(6), rules));
    }
    return workloads;
  }
}
