package dev.lepton.plan.platform;

import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.Offer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/**
 * The steady machines of a region, in the order of the least that each can cost, so that a search
 * for the cheapest ends early. Immutable.
 */
final class Shelf {
  private static final Comparator<Machines> CHEAPEST =
      Comparator.comparingDouble(Machines::usdPerHour)
          .thenComparingInt(Machines::count)
          .thenComparing(machines -> machines.offer().machine().name());

  private final List<Item> items;

  private Shelf(List<Item> items) {
    this.items = items;
  }

  /**
   * @param leastUsdPerHour in whatever way it is bought
   * @param node what it leaves for pods
   */
  record Item(Offer offer, double leastUsdPerHour, Allocatable node) {
    private static Item of(Offer offer) {
      double least =
          DoubleStream.concat(
                  DoubleStream.of(
                      offer.usdPerHour(), offer.spotUsdPerHour().orElse(Double.MAX_VALUE)),
                  offer.commitments().stream().mapToDouble(Commitment::effectiveUsdPerHour))
              .min()
              .orElseThrow();
      return new Item(offer, least, NodeReserve.allocatable(offer.machine()));
    }
  }

  static Shelf of(List<Offer> offers) {
    return new Shelf(
        offers.stream()
            .filter(offer -> offer.machine().steady())
            .map(Item::of)
            .sorted(Comparator.comparingDouble(Item::leastUsdPerHour))
            .toList());
  }

  /**
   * The cheapest machines. Equal prices go to the smaller count, then to the name.
   *
   * @param count of the machines
   * @param bought how so many are bought
   */
  Optional<Machines> cheapest(int count, Predicate<Item> fits, Function<Offer, Machines> bought) {
    Machines best = null;
    for (Item item : items) {
      if (best != null && count * item.leastUsdPerHour() > best.usdPerHour()) {
        break;
      }
      if (fits.test(item)) {
        Machines machines = bought.apply(item.offer());
        best = best == null || CHEAPEST.compare(machines, best) < 0 ? machines : best;
      }
    }
    return Optional.ofNullable(best);
  }
}
