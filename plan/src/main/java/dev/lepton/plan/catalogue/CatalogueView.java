package dev.lepton.plan.catalogue;

import dev.lepton.model.plan.Plan.CatalogueNote;
import dev.lepton.model.plan.PriceDifference;
import dev.lepton.model.plan.PriceDifference.Change;
import dev.lepton.model.plan.PriceListing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What prices there are, and how imported ones differ from those that ship. Thread-safe. */
public final class CatalogueView {
  private static final long OLD_DAYS = 365;
  private static final double EQUAL = 1e-9;

  private final CatalogueStore store;
  private final ExchangeRates rates;

  public CatalogueView(CatalogueStore store, ExchangeRates rates) {
    this.store = store;
    this.rates = rates;
  }

  /**
   * @param today against which the prices' age is told
   */
  public PriceListing listing(LocalDate today) {
    PriceCatalogue catalogue = PriceCatalogue.with(store, rates);
    var imported = store.lists().keySet();
    List<PriceListing.Machines> machines = new ArrayList<>();
    for (CatalogueNote note : catalogue.notes()) {
      long days = ChronoUnit.DAYS.between(LocalDate.parse(note.asOf()), today);
      machines.add(
          new PriceListing.Machines(
              note.provider(),
              note.asOf(),
              days,
              imported.contains(note.provider()),
              catalogue.regions(note.provider()).size(),
              note.gated(),
              note.note(),
              days > OLD_DAYS
                  ? String.format(
                      Locale.ROOT,
                      "%.1f years old: import fresh prices before a decision rests on them",
                      days / 365.25)
                  : ""));
    }
    CommitmentPrices commitments = CommitmentPrices.with(store);
    return new PriceListing(
        List.copyOf(machines),
        catalogue.providers().stream()
            .map(one -> new PriceListing.Commitments(one, commitments.words(one)))
            .toList(),
        services(catalogue));
  }

  private List<PriceListing.Service> services(PriceCatalogue catalogue) {
    ServicePrices prices = ServicePrices.with(store);
    TreeSet<String> providers = new TreeSet<>(catalogue.providers());
    List<PriceListing.Service> services = new ArrayList<>();
    for (String provider : providers) {
      for (CloudService service : CloudService.values()) {
        List<ServicePrice> own =
            prices.all().stream()
                .filter(one -> one.service() == service && one.provider().equals(provider))
                .toList();
        if (own.isEmpty()) {
          services.add(
              prices
                  .price(provider, ServicePrice.ANY, service)
                  .map(price -> service(provider, price))
                  .orElseGet(
                      () ->
                          new PriceListing.Service(
                              provider,
                              service.id(),
                              service.unit(),
                              Optional.empty(),
                              "",
                              "not priced")));
        }
        own.forEach(price -> services.add(service(provider + ":" + price.region(), price)));
      }
    }
    return List.copyOf(services);
  }

  private static PriceListing.Service service(String where, ServicePrice price) {
    return new PriceListing.Service(
        where,
        price.service().id(),
        price.service().unit(),
        Optional.of(price.usd()),
        price.asOf().toString(),
        price.source());
  }

  /** How the imported lists differ from the bundled ones; empty where nothing was imported. */
  public List<PriceDifference> differences() {
    PriceCatalogue bundled = PriceCatalogue.bundled(rates);
    PriceCatalogue current = PriceCatalogue.with(store, rates);
    return store.lists().keySet().stream()
        .map(provider -> difference(provider, bundled, current))
        .toList();
  }

  private static PriceDifference difference(
      String provider, PriceCatalogue before, PriceCatalogue after) {
    Map<String, Offer> one = offers(provider, before);
    Map<String, Offer> other = offers(provider, after);
    List<String> added = other.keySet().stream().filter(key -> !one.containsKey(key)).toList();
    List<String> removed = one.keySet().stream().filter(key -> !other.containsKey(key)).toList();
    List<Change> changes = new ArrayList<>();
    int same = 0;
    for (var entry : one.entrySet()) {
      Offer fresh = other.get(entry.getKey());
      if (fresh == null) {
        continue;
      }
      double percent = 100 * (fresh.usdPerHour() / entry.getValue().usdPerHour() - 1);
      if (Math.abs(percent) < EQUAL) {
        same++;
      } else {
        changes.add(
            new Change(
                fresh.region(),
                fresh.machine().name(),
                entry.getValue().usdPerHour(),
                fresh.usdPerHour(),
                percent));
      }
    }
    changes.sort(Comparator.comparingDouble(change -> -Math.abs(change.percent())));
    return new PriceDifference(
        provider,
        day(provider, before),
        day(provider, after),
        same,
        added,
        removed,
        List.copyOf(changes),
        changes.isEmpty() ? 0 : Medians.of(changes.stream().mapToDouble(Change::percent)));
  }

  private static String day(String provider, PriceCatalogue catalogue) {
    return catalogue.asOf(provider).map(LocalDate::toString).orElse("none");
  }

  private static Map<String, Offer> offers(String provider, PriceCatalogue catalogue) {
    Map<String, Offer> offers = new TreeMap<>();
    for (String region : catalogue.regions(provider)) {
      catalogue
          .offers(provider, region)
          .forEach(offer -> offers.put(region + " " + offer.machine().name(), offer));
    }
    return offers;
  }
}
