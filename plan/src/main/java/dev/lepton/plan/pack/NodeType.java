package dev.lepton.plan.pack;

import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.platform.NodeReserve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine type bought in one of several ways, as the optimiser sees it: whole numbers, so that
 * sums are exact.
 *
 * @param label which {@link Label} pods must bear
 * @param way how it is bought
 * @param cpu billionths of a core that pods can have
 * @param memory bytes that pods can have
 * @param pods how many pods it can carry
 */
record NodeType(Offer offer, Label label, Way way, long cpu, long memory, int pods) {

  /**
   * @param purchase on-demand, spot, commitment-1-year and the like
   * @param hourlyPrice USD for an hour in which it is paid for
   * @param hours the share of all hours in which it is
   */
  record Way(String purchase, double hourlyPrice, double hours) {}

  /** What it costs an hour on average, USD. */
  double price() {
    return way.hourlyPrice() * way.hours();
  }

  /** Every way in which the offer's machine may be bought; none if pods have no room on it. */
  static List<NodeType> of(Offer offer, PackSettings settings) {
    Buying buying = settings.buying();
    List<NodeType> types = new ArrayList<>();
    boolean atPeak = buying.peakHours() < 1;
    always(offer, buying).ifPresent(way -> types.add(of(offer, way, false, settings)));
    if (atPeak && buying.onDemand()) {
      Way way = new Way("on-demand", offer.usdPerHour(), buying.peakHours());
      types.add(of(offer, way, true, settings));
    }
    if (offer.spotUsdPerHour().isPresent()) {
      double spot = offer.spotUsdPerHour().getAsDouble();
      types.add(of(offer, new Way("spot", spot, 1), false, settings));
      if (atPeak) {
        types.add(of(offer, new Way("spot", spot, buying.peakHours()), true, settings));
      }
    }
    types.removeIf(type -> type.cpu <= 0 || type.memory <= 0 || type.pods <= 0);
    return types;
  }

  /** What runs at all times is bought in the cheapest way that is allowed, but for spot. */
  private static Optional<Way> always(Offer offer, Buying buying) {
    Optional<Commitment> commitment =
        offer
            .cheapestCommitment(buying.commitmentYears())
            .filter(one -> !buying.onDemand() || one.effectiveUsdPerHour() < offer.usdPerHour());
    if (commitment.isPresent()) {
      return commitment.map(one -> new Way(purchase(one.years()), one.effectiveUsdPerHour(), 1));
    }
    return buying.onDemand()
        ? Optional.of(new Way("on-demand", offer.usdPerHour(), 1))
        : Optional.empty();
  }

  /**
   * Whether there is a price for a way that is allowed.
   *
   * @param onSpot whether spot would do
   */
  static boolean buyable(Offer offer, Buying buying, boolean onSpot) {
    return always(offer, buying).isPresent() || (onSpot && offer.spotUsdPerHour().isPresent());
  }

  static String purchase(int years) {
    return "commitment-" + years + (years == 1 ? "-year" : "-years");
  }

  private static NodeType of(Offer offer, Way way, boolean peak, PackSettings settings) {
    Allocatable free = NodeReserve.allocatable(offer.machine());
    PackSettings.Daemons daemons = settings.daemons();
    return new NodeType(
        offer,
        Label.of(offer.machine().architecture(), way.purchase().equals("spot"), peak),
        way,
        Units.floorCpu(free.cores() - daemons.cores()),
        Units.floorMemory(free.memoryGib() - daemons.memoryGib()),
        Math.min(free.maxPods(), settings.maxPods()) - daemons.pods());
  }

  /** Whether the other one is never a worse choice. */
  boolean dominatedBy(NodeType other) {
    return other.label == label
        && other.cpu >= cpu
        && other.memory >= memory
        && other.pods >= pods
        && other.price() <= price();
  }
}
