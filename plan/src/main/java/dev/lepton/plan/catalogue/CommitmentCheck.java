package dev.lepton.plan.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds prices of commitments beside those on demand. Not thread-safe. */
final class CommitmentCheck {
  private final PriceCatalogue known;
  private final Map<String, List<Offer>> offers = new HashMap<>();

  CommitmentCheck(PriceCatalogue known) {
    this.known = known;
  }

  /** What cannot be right about the price; empty if nothing. */
  Optional<String> doubt(CommitmentPrice price) {
    List<String> regions =
        price.region().equals(CommitmentPrice.ANY)
            ? known.regions(price.provider())
            : List.of(price.region());
    for (String region : regions) {
      for (Offer offer : offers(price.provider(), region)) {
        if (price.matches(region, offer.machine().name())) {
          return doubt(price, offer);
        }
      }
    }
    return Optional.of(
        "no machine \"%s\" is priced in region \"%s\" of provider \"%s\""
            .formatted(price.type(), price.region(), price.provider()));
  }

  private List<Offer> offers(String provider, String region) {
    return offers.computeIfAbsent(provider + "|" + region, any -> known.offers(provider, region));
  }

  private static Optional<String> doubt(CommitmentPrice price, Offer offer) {
    double share = price.commitment(offer.usdPerHour()).breakEvenUtilisation(offer.usdPerHour());
    boolean believable = share < 1 && share >= 1 - CommitmentFile.MOST_DISCOUNT_PERCENT / 100;
    return believable
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s in %s would cost %.1f %% of its price on demand, $%.5f an hour",
                offer.machine().name(),
                offer.region(),
                100 * share,
                offer.usdPerHour()));
  }
}
