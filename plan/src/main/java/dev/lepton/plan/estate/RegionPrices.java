package dev.lepton.plan.estate;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.platform.NodeReserve;
import dev.lepton.plan.platform.PlatformSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pods cost in one region, as nodes that share them or as a machine each. Immutable. */
final class RegionPrices {
  private static final int HALVINGS = 60;
  private static final double TOLERANCE = 1e-9;

  private final String provider;
  private final String region;
  private final List<Offer> offers;
  private final List<Room> nodes;
  private final List<Room> machines;

  /** What a machine has room for, and its price. */
  private record Room(double cores, double memoryGib, double usdPerHour, String type) {
    boolean carries(PackWorkload pod) {
      return cores >= pod.cores() - TOLERANCE && memoryGib >= pod.memoryGib() - TOLERANCE;
    }

    boolean atLeast(Room other) {
      return cores >= other.cores && memoryGib >= other.memoryGib;
    }
  }

  /**
   * Machines of their own.
   *
   * @param type of which there are most
   * @param vcpus of all of them
   */
  record Machines(double usdPerHour, int count, String type, double vcpus) {
    /** Nodes, of whose cores nobody asks. */
    Machines(double usdPerHour, int count, String type) {
      this(usdPerHour, count, type, 0);
    }
  }

  /**
   * @param offers steady machines of the architecture that is asked for
   */
  RegionPrices(
      String provider,
      String region,
      List<Offer> offers,
      PlatformSettings settings,
      NodeSpec bought) {
    this.provider = provider;
    this.region = region;
    this.offers = List.copyOf(offers);
    this.nodes = undominated(offers.stream().map(offer -> node(offer, settings, bought)).toList());
    this.machines = undominated(offers.stream().map(offer -> machine(offer, bought)).toList());
  }

  /** By the hour, or under the cheapest commitment that may be entered into. */
  private static double usdPerHour(Offer offer, NodeSpec bought) {
    return Math.min(
        offer.usdPerHour(),
        offer
            .cheapestCommitment(bought.commitmentYears())
            .map(Commitment::effectiveUsdPerHour)
            .orElse(Double.MAX_VALUE));
  }

  private static Room node(Offer offer, PlatformSettings settings, NodeSpec bought) {
    Allocatable free = NodeReserve.allocatable(offer.machine());
    return new Room(
        free.cores() - settings.nodeCores(),
        free.memoryGib() - settings.nodeMemoryGib(),
        bought.interruptible()
            ? Math.min(usdPerHour(offer, bought), offer.spotUsdPerHour().orElse(Double.MAX_VALUE))
            : usdPerHour(offer, bought),
        offer.machine().name());
  }

  private static Room machine(Offer offer, NodeSpec bought) {
    return new Room(
        offer.machine().vcpu(),
        offer.machine().memoryGib(),
        usdPerHour(offer, bought),
        offer.machine().name());
  }

  /** Cheapest first. */
  private static List<Room> undominated(List<Room> all) {
    List<Room> sorted = new ArrayList<>(all);
    sorted.removeIf(room -> room.cores() <= 0 || room.memoryGib() <= 0);
    sorted.sort(Comparator.comparingDouble(Room::usdPerHour).thenComparing(Room::type));
    List<Room> kept = new ArrayList<>();
    for (Room room : sorted) {
      if (kept.stream().noneMatch(cheaper -> cheaper.atLeast(room))) {
        kept.add(room);
      }
    }
    return List.copyOf(kept);
  }

  String provider() {
    return provider;
  }

  String region() {
    return region;
  }

  /** As the packing names it. */
  String name() {
    return provider + ":" + region;
  }

  List<Offer> offers() {
    return offers;
  }

  boolean isEmpty() {
    return nodes.isEmpty();
  }

  boolean carries(PackWorkload pod) {
    // The dearest are the largest, and mostly carry it.
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (nodes.get(i).carries(pod)) {
        return true;
      }
    }
    return false;
  }

  boolean carriesAll(List<PackWorkload> pods) {
    for (PackWorkload pod : pods) {
      if (!carries(pod)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What nodes in fractions cost that have so much together: no packing can cost less. By duality
   * the highest worth of all cores and GiB at prices at which no node is worth more than it costs;
   * that worth is concave in the price of a core.
   *
   * @return USD an hour
   */
  double bound(double cores, double memoryGib) {
    return rates(cores, memoryGib).of(cores, memoryGib);
  }

  /**
   * What a core and a GiB are worth on nodes of this region.
   *
   * @param perCore USD an hour
   * @param perGib USD an hour
   */
  record Rates(double perCore, double perGib) {
    double of(double cores, double memoryGib) {
      return perCore * cores + perGib * memoryGib;
    }
  }

  /** The prices at which the {@link #bound} of so much is reached. */
  Rates rates(double cores, double memoryGib) {
    double low = 0;
    double high =
        nodes.stream().mapToDouble(node -> node.usdPerHour() / node.cores()).min().orElse(0);
    for (int i = 0; i < HALVINGS; i++) {
      double one = low + (high - low) / 3;
      double other = high - (high - low) / 3;
      if (rates(one).of(cores, memoryGib) < rates(other).of(cores, memoryGib)) {
        low = one;
      } else {
        high = other;
      }
    }
    return rates((low + high) / 2);
  }

  private Rates rates(double perCore) {
    double perGib = Double.POSITIVE_INFINITY;
    for (Room node : nodes) {
      perGib =
          Math.min(
              perGib, Math.max(0, (node.usdPerHour() - perCore * node.cores()) / node.memoryGib()));
    }
    return new Rates(perCore, nodes.isEmpty() ? 0 : perGib);
  }

  /** The cheapest machine for each pod; empty if one is too large for all of them. */
  Optional<Machines> machines(List<PackWorkload> pods) {
    double sum = 0;
    double vcpus = 0;
    int count = 0;
    Map<String, Integer> types = new HashMap<>();
    for (PackWorkload pod : pods) {
      Room machine = machine(pod);
      if (machine == null) {
        return Optional.empty();
      }
      sum += pod.count() * machine.usdPerHour();
      vcpus += pod.count() * machine.cores();
      count += pod.count();
      types.merge(machine.type(), pod.count(), Integer::sum);
    }
    String most =
        types.entrySet().stream()
            .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse("-");
    return Optional.of(new Machines(sum, count, most, vcpus));
  }

  private @Nullable Room machine(PackWorkload pod) {
    for (Room one : machines) {
      if (one.carries(pod)) {
        return one;
      }
    }
    return null;
  }
}
