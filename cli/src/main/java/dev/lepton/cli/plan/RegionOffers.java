package dev.lepton.cli.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.plan.catalogue.CatalogueStore;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.util.List;
import java.util.Optional;

/** What PROVIDER:REGION sells, by imported prices where there are any. */
public final class RegionOffers {
  private RegionOffers() {}

  /**
   * @throws LeptonException USAGE with what there is, if there is nothing of that name
   */
  public static List<Offer> of(String named) {
    PriceCatalogue prices = prices();
    int colon = named.indexOf(':');
    String provider = colon < 0 ? named : named.substring(0, colon);
    String region = colon < 0 ? "" : named.substring(colon + 1);
    List<Offer> offers = prices.offers(provider, region);
    if (offers.isEmpty()) {
      List<String> regions = prices.regions(provider);
      throw new LeptonException(
          ErrorCode.USAGE,
          "there are no prices for \"" + named + "\"",
          "--catalogue",
          regions.isEmpty()
              ? "use PROVIDER:REGION with a provider of " + String.join(", ", prices.providers())
              : "use " + provider + ": with one of " + String.join(", ", regions));
    }
    return offers;
  }

  /** Where the provider's prices come from, how old they are, and what of them was refused. */
  public static Optional<String> note(String named) {
    return prices().notes().stream()
        .filter(note -> named.startsWith(note.provider() + ":"))
        .map(note -> "prices of " + note.provider() + " as of " + note.asOf() + ": " + note.note())
        .findFirst();
  }

  /** All prices, imported ones where there are any. */
  public static PriceCatalogue prices() {
    return PriceCatalogue.with(new CatalogueStore(CatalogueStore.USUAL), ExchangeRates.defaults());
  }
}
