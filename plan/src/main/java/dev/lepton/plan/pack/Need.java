package dev.lepton.plan.pack;

import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.platform.NodeReserve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a single pod needs of the machine that it is to run on. */
enum Need {
  CORES,
  MEMORY,
  ARCHITECTURE,
  STEADY,
  PODS,
  PURCHASE;

  /** All non-empty sets, small ones first. */
  static List<Set<Need>> subsets() {
    List<Set<Need>> subsets = new ArrayList<>();
    for (int bits = 1; bits < 1 << values().length; bits++) {
      Set<Need> subset = EnumSet.noneOf(Need.class);
      for (Need need : values()) {
        if ((bits & 1 << need.ordinal()) != 0) {
          subset.add(need);
        }
      }
      subsets.add(subset);
    }
    subsets.sort(Comparator.comparingInt(Set::size));
    return subsets;
  }

  /** The offers that meet these needs of the workload's pods. */
  static List<Offer> machines(PackRequest request, PackWorkload workload, Set<Need> needs) {
    return request.offers().stream()
        .filter(
            offer -> needs.stream().allMatch(need -> need.met(offer, workload, request.settings())))
        .toList();
  }

  private boolean met(Offer offer, PackWorkload workload, PackSettings settings) {
    return switch (this) {
      case CORES -> Units.floorCpu(measure(offer, settings)) >= Units.ceilCpu(workload.cores());
      case MEMORY ->
          Units.floorMemory(measure(offer, settings)) >= Units.ceilMemory(workload.memoryGib());
      case ARCHITECTURE ->
          workload.rules().architecture().equals("any")
              || workload.rules().architecture().equals(offer.machine().architecture());
      case STEADY -> settings.burstable() || offer.machine().steady();
      case PODS -> measure(offer, settings) >= 1;
      case PURCHASE -> NodeType.buyable(offer, settings.buying(), spot(workload, settings));
    };
  }

  /** Whether all of the workload's pods may be on spot nodes. */
  static boolean spot(PackWorkload workload, PackSettings settings) {
    return ProblemBuilder.spotPods(workload, settings) == workload.count();
  }

  /** How much of what is needed pods can have of a machine. */
  double measure(Offer offer, PackSettings settings) {
    Allocatable free = NodeReserve.allocatable(offer.machine());
    return switch (this) {
      case CORES -> free.cores() - settings.daemons().cores();
      case MEMORY -> free.memoryGib() - settings.daemons().memoryGib();
      case ARCHITECTURE, STEADY, PURCHASE -> -offer.usdPerHour();
      case PODS -> Math.min(free.maxPods(), settings.maxPods()) - settings.daemons().pods();
    };
  }

  String words(PackWorkload workload, PackSettings settings) {
    return switch (this) {
      case CORES -> number(workload.cores()) + " cores for pods";
      case MEMORY -> number(workload.memoryGib()) + " GiB for pods";
      case ARCHITECTURE -> "architecture " + workload.rules().architecture();
      case STEADY -> "CPUs that are there all the time";
      case PODS ->
          "room for a pod beside " + settings.daemons().pods() + " of daemons (--max-pods)";
      case PURCHASE -> "a price for what --purchase allows";
    };
  }

  /** What could be asked for in place of this. */
  String instead(Offer offer, PackSettings settings) {
    String name = offer.machine().name();
    return switch (this) {
      case CORES -> "ask for at most " + number(measure(offer, settings)) + " cores (" + name + ")";
      case MEMORY -> "ask for at most " + number(measure(offer, settings)) + " GiB (" + name + ")";
      case ARCHITECTURE -> "allow " + offer.machine().architecture() + " (" + name + ")";
      case STEADY -> "allow --burstable (" + name + ")";
      case PODS -> "allow more pods on a node";
      case PURCHASE -> "allow --purchase on-demand (" + name + ")";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }
}
