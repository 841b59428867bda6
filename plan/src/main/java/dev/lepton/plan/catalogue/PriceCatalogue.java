package dev.lepton.plan.catalogue;

import dev.lepton.model.plan.Plan.CatalogueNote;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What machines cost, in US dollars, per provider and region. Never changes; thread-safe. */
public final class PriceCatalogue {
  private final SortedMap<String, PriceList> lists;
  private final ExchangeRates rates;
  private final Beside beside;
  private final String version;

  /**
   * By provider and region, as they were asked for: reading the words of a region takes its time.
   */
  private final Map<String, List<Offer>> offers = new ConcurrentHashMap<>();

  PriceCatalogue(
      SortedMap<String, PriceList> lists, ExchangeRates rates, Beside beside, String version) {
    this.lists = lists;
    this.rates = rates;
    this.beside = beside;
    this.version = version;
  }

  /** What is priced beside hours of machines. */
  record Beside(ServicePrices services, CommitmentPrices commitments) {
    static Beside bundled() {
      return new Beside(ServicePrices.bundled(), CommitmentPrices.bundled());
    }
  }

  /** The prices that ship with the product, read at first use. */
  public static PriceCatalogue bundled(ExchangeRates rates) {
    BundledLists bundled = BundledLists.get();
    return new PriceCatalogue(bundled.lists(), rates, Beside.bundled(), bundled.version());
  }

  /**
   * The prices that ship with the product, but those of providers that were imported instead.
   *
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE if an imported list cannot be
   *     read
   */
  public static PriceCatalogue with(CatalogueStore imported, ExchangeRates rates) {
    SortedMap<String, PriceList> own = imported.lists();
    BundledLists bundled = BundledLists.get();
    Beside beside = new Beside(ServicePrices.with(imported), CommitmentPrices.with(imported));
    SortedMap<String, PriceList> all = new TreeMap<>(bundled.lists());
    all.putAll(own);
    return new PriceCatalogue(
        all, rates, beside, bundled.version() + "+" + fingerprint(own, beside));
  }

  private static String fingerprint(SortedMap<String, PriceList> lists, Beside beside) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (PriceList list : lists.values()) {
        digest.update(list.toString().getBytes(StandardCharsets.UTF_8));
      }
      digest.update(beside.services().all().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(beside.commitments().all().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The day of a provider's list; empty for an unknown provider. */
  public Optional<LocalDate> asOf(String provider) {
    return Optional.ofNullable(lists.get(provider)).map(list -> list.header().asOf());
  }

  /** SHA-256 over the price lists, in hex. */
  public String version() {
    return version;
  }

  /** In alphabetical order. */
  public List<String> providers() {
    return List.copyOf(lists.keySet());
  }

  /** In alphabetical order; empty for an unknown provider. */
  public List<String> regions(String provider) {
    PriceList list = lists.get(provider);
    return list == null ? List.of() : List.copyOf(list.prices().keySet());
  }

  /** All prices of a region, by machine name; empty for an unknown provider or region. */
  public List<Offer> offers(String provider, String region) {
    return offers.computeIfAbsent(provider + ":" + region, any -> read(provider, region));
  }

  private List<Offer> read(String provider, String region) {
    PriceList list = lists.get(provider);
    if (list == null || !list.prices().containsKey(region)) {
      return List.of();
    }
    double perUsd = rates.perUsd(list.header().currency());
    String[] words = list.prices().get(region).split(" ");
    List<Offer> read = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals("-")) {
        read.add(offer(list, region, i, words[i].split("/"), perUsd));
      }
    }
    return List.copyOf(read);
  }

  private Offer offer(PriceList list, String region, int machine, String[] prices, double perUsd) {
    OptionalDouble spot =
        prices.length > 1
            ? OptionalDouble.of(Double.parseDouble(prices[1]) / perUsd)
            : OptionalDouble.empty();
    String provider = list.header().provider();
    MachineType type = list.machines().get(machine);
    double onDemand = Double.parseDouble(prices[0]) / perUsd;
    return new Offer(
        provider,
        region,
        type,
        onDemand,
        spot,
        beside.commitments().of(provider, region, type.name(), onDemand),
        list.header().asOf(),
        list.header().source());
  }

  /** What services cost. */
  public ServicePrices services() {
    return beside.services();
  }

  /** Where each provider's prices come from, how old they are, and what was refused. */
  public List<CatalogueNote> notes() {
    LocalDate newest =
        lists.values().stream()
            .map(list -> list.header().asOf())
            .max(LocalDate::compareTo)
            .orElse(LocalDate.EPOCH);
    return lists.values().stream().map(list -> CatalogueNotes.of(list, newest, rates)).toList();
  }
}
