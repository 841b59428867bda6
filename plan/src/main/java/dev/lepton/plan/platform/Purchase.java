package dev.lepton.plan.platform;

import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.Offer;
import java.util.Locale;
import java.util.Optional;

/**
 * How many machines of a type are bought in which way. All of them run at all times: they are there
 * for the availability, not for a peak, so that a commitment is used in full.
 *
 * @param spot so many on spot
 * @param committed so many under the commitment
 * @param commitment empty where nothing is committed
 * @param onDemand the others
 * @param usdPerHour all together
 */
record Purchase(
    int spot, int committed, Optional<Commitment> commitment, int onDemand, double usdPerHour) {

  /**
   * @param spot of the machines, so many as may be taken away
   * @param commitment what the others are bought under; empty for on demand
   */
  static Purchase of(Offer offer, int count, int spot, Optional<Commitment> commitment) {
    int others = count - spot;
    double hourly =
        spot * offer.spotUsdPerHour().orElse(0)
            + others * commitment.map(Commitment::effectiveUsdPerHour).orElse(offer.usdPerHour());
    return new Purchase(
        spot,
        commitment.isPresent() ? others : 0,
        commitment.filter(one -> others > 0),
        commitment.isPresent() ? 0 : others,
        hourly);
  }

  /** In words, with prices and why. */
  String words(Offer offer) {
    StringBuilder words = new StringBuilder();
    String type = offer.machine().name();
    commitment.ifPresent(
        one ->
            words.append(
                String.format(
                    Locale.ROOT,
                    "%d × %s committed for %d %s at $%.5f/h (on demand $%.5f/h; it runs at all times,"
                        + " and pays from %.0f %% of them)",
                    committed,
                    type,
                    one.years(),
                    one.years() == 1 ? "year" : "years",
                    one.effectiveUsdPerHour(),
                    offer.usdPerHour(),
                    100 * one.breakEvenUtilisation(offer.usdPerHour()))));
    if (onDemand > 0) {
      words.append(
          String.format(
              Locale.ROOT, "%d × %s at $%.5f/h on demand", onDemand, type, offer.usdPerHour()));
    }
    if (spot > 0) {
      words.append(
          String.format(
              Locale.ROOT,
              "%s%d × %s on spot at $%.5f/h (the others carry the peak without it)",
              words.isEmpty() ? "" : " + ",
              spot,
              type,
              offer.spotUsdPerHour().orElse(0)));
    }
    return words.toString();
  }
}
