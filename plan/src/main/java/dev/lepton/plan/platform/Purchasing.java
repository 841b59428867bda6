package dev.lepton.plan.platform;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.plan.PurchaseOption;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Buys machines as the requirements allow. Spot is for an application that bears interruption and
 * has more than one copy: copies are sized so that one may be lost at the peak, so one of them may
 * be on spot. Databases never are.
 */
final class Purchasing {
  private static final List<Integer> TERMS = List.of(1, 3);

  private final NodeSpec nodes;

  Purchasing(NodeSpec nodes) {
    this.nodes = nodes;
  }

  /** Machines of an application's copies. */
  Machines copies(Offer offer, int count) {
    return new Machines(
        offer, count, Purchase.of(offer, count, spot(offer, count), commitment(offer)));
  }

  /** Machines that keep data. */
  Machines keepers(Offer offer, int count) {
    return new Machines(offer, count, Purchase.of(offer, count, 0, commitment(offer)));
  }

  private Optional<Commitment> commitment(Offer offer) {
    return offer.cheapestCommitment(nodes.commitmentYears());
  }

  private int spot(Offer offer, int count) {
    return nodes.interruptible() && count >= 2 && offer.spotUsdPerHour().isPresent() ? 1 : 0;
  }

  /** Machines for which a commitment is allowed, but not priced. */
  List<String> notPriced(Machines application, Optional<Machines> database) {
    return nodes.commitmentYears() == 0
        ? List.of()
        : Stream.concat(Stream.of(application), database.stream())
            .filter(machines -> commitment(machines.offer()).isEmpty())
            .map(machines -> "commitment: " + name(machines.offer()) + " is priced on demand")
            .distinct()
            .toList();
  }

  /** All ways to buy these machines. */
  List<PurchaseOption> options(
      Machines application, Optional<Machines> database, double hoursPerMonth) {
    Priced priced = new Priced(application, database, hoursPerMonth);
    List<PurchaseOption> options = new ArrayList<>();
    boolean spot = application.purchase().spot() > 0;
    boolean onDemand =
        Stream.concat(Stream.of(application), database.stream())
            .anyMatch(machines -> machines.purchase().onDemand() > 0);
    options.add(
        new PurchaseOption(
            "on-demand",
            onDemand,
            Optional.of(priced.monthly(Offer::usdPerHour)),
            Optional.empty(),
            Optional.empty(),
            "bound to no term"));
    for (int years : TERMS) {
      options.add(commitment(priced, years));
    }
    options.add(
        new PurchaseOption(
            "spot",
            spot,
            priced.withSpot(),
            Optional.empty(),
            Optional.empty(),
            spotReason(application)));
    return List.copyOf(options);
  }

  private PurchaseOption commitment(Priced priced, int years) {
    String name = "commitment-" + years + (years == 1 ? "-year" : "-years");
    TreeSet<String> lacking = new TreeSet<>();
    TreeSet<String> sources = new TreeSet<>();
    for (Machines machines : priced.all()) {
      term(machines.offer(), years)
          .ifPresentOrElse(
              one -> sources.add(one.source() + ", " + one.asOf()),
              () -> lacking.add(name(machines.offer())));
    }
    boolean used =
        priced.all().stream()
            .anyMatch(
                machines ->
                    machines
                        .purchase()
                        .commitment()
                        .filter(one -> one.years() == years)
                        .isPresent());
    if (!lacking.isEmpty()) {
      return new PurchaseOption(
          name,
          used,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "not priced for " + String.join(", ", lacking));
    }
    double onDemand = priced.monthly(Offer::usdPerHour);
    double committed =
        priced.monthly(offer -> term(offer, years).orElseThrow().effectiveUsdPerHour());
    return new PurchaseOption(
        name,
        used,
        Optional.of(committed),
        Optional.of(committed / onDemand),
        Optional.of(committed / onDemand * years * 12),
        (used
                ? "the machines run at all times"
                : nodes.commitmentYears() < years
                    ? "requirements.nodes.commitmentYears is " + nodes.commitmentYears()
                    : "another term is cheaper")
            + "; "
            + String.join("; ", sources));
  }

  private static Optional<Commitment> term(Offer offer, int years) {
    return offer.commitments().stream().filter(one -> one.years() == years).findFirst();
  }

  private String spotReason(Machines application) {
    if (application.offer().spotUsdPerHour().isEmpty()) {
      return "not priced for " + name(application.offer());
    }
    if (application.count() < 2) {
      return "there is only one copy, which must not be taken away";
    }
    return nodes.interruptible()
        ? "one copy of " + application.count() + ": the others carry the peak without it"
        : "requirements.nodes.interruptible is false; it would be one copy of "
            + application.count();
  }

  private static String name(Offer offer) {
    return String.format(
        Locale.ROOT, "%s in %s %s", offer.machine().name(), offer.provider(), offer.region());
  }

  /** A platform's machines, priced in one way or another. */
  private record Priced(Machines application, Optional<Machines> database, double hours) {
    List<Machines> all() {
      return Stream.concat(Stream.of(application), database.stream()).toList();
    }

    double monthly(Function<Offer, Double> price) {
      return cents(
          all().stream()
                  .mapToDouble(machines -> machines.count() * price.apply(machines.offer()))
                  .sum()
              * hours);
    }

    /** One copy on spot, all else on demand. */
    Optional<Double> withSpot() {
      Offer offer = application.offer();
      return application.count() < 2 || offer.spotUsdPerHour().isEmpty()
          ? Optional.empty()
          : Optional.of(
              cents(
                  monthly(Offer::usdPerHour)
                      - (offer.usdPerHour() - offer.spotUsdPerHour().getAsDouble()) * hours));
    }

    private static double cents(double usd) {
      return Math.round(100 * usd) / 100.0;
    }
  }
}
