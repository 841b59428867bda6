package dev.lepton.plan.catalogue;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What commitments (reservations, savings plans, committed use) cost. Where nobody knows, machines
 * are not priced that way. Immutable.
 */
final class CommitmentPrices {
  private static final String FILE = "commitments.csv";
  private static final LocalDate PUBLISHED_ON = LocalDate.of(2026, 3, 1);
  private static final String PUBLISHED =
      "Google's flat discount of compute flexible commitments, the same in every region";

  /** Series that are known to have the flat discount; others are not priced. */
  private static final List<String> FLEXIBLE_SERIES =
      List.of("c2", "c2d", "c3", "c3d", "c4", "c4a", "c4d", "e2", "n1", "n2", "n2d", "n4");

  private static final Map<Integer, Double> FLEXIBLE_DISCOUNTS = Map.of(1, 0.28, 3, 0.46);

  /** By provider and exact name of a machine. */
  private final Map<String, List<CommitmentPrice>> exact = new HashMap<>();

  /** By provider, prices of many machines. */
  private final Map<String, List<CommitmentPrice>> wide = new HashMap<>();

  private final List<CommitmentPrice> all;

  private CommitmentPrices(List<CommitmentPrice> all) {
    this.all = all;
    for (CommitmentPrice price : all) {
      boolean many =
          price.type().equals(CommitmentPrice.ANY) || price.type().endsWith(CommitmentPrice.SERIES);
      String key = many ? price.provider() : price.provider() + "|" + price.type();
      (many ? wide : exact).computeIfAbsent(key, any -> new ArrayList<>()).add(price);
    }
  }

  /** The few facts that ship. */
  static CommitmentPrices bundled() {
    return new CommitmentPrices(published().toList());
  }

  /** The few facts that ship, and what was imported, which counts before them. */
  static CommitmentPrices with(CatalogueStore store) {
    Path file = store.folder().resolve(FILE);
    return Files.exists(file)
        ? new CommitmentPrices(Stream.concat(imported(file).stream(), published()).toList())
        : bundled();
  }

  private static List<CommitmentPrice> imported(Path file) {
    return CommitmentFile.read(file, ExchangeRates.defaults()).prices();
  }

  private static Stream<CommitmentPrice> published() {
    return FLEXIBLE_SERIES.stream()
        .flatMap(
            series ->
                new TreeMap<>(FLEXIBLE_DISCOUNTS)
                    .entrySet().stream()
                        .map(
                            term ->
                                new CommitmentPrice(
                                    "gcp",
                                    CommitmentPrice.ANY,
                                    series + "-" + CommitmentPrice.SERIES,
                                    term.getKey(),
                                    OptionalDouble.of(term.getValue()),
                                    0,
                                    0,
                                    PUBLISHED_ON,
                                    PUBLISHED)));
  }

  /**
   * The most particular price of each term, shorter terms first; of equally particular ones the
   * cheapest. What is not below the price on demand is left out: it is no way to buy anything.
   */
  List<Commitment> of(String provider, String region, String machine, double onDemand) {
    Map<Integer, CommitmentPrice> best = new TreeMap<>();
    Comparator<CommitmentPrice> better =
        Comparator.comparingInt(CommitmentPrice::rank)
            .thenComparingDouble(one -> -one.commitment(onDemand).effectiveUsdPerHour());
    Stream.concat(
            exact.getOrDefault(provider + "|" + machine, List.of()).stream(),
            wide.getOrDefault(provider, List.of()).stream())
        .filter(price -> price.matches(region, machine))
        .forEach(
            price -> best.merge(price.years(), price, (a, b) -> better.compare(a, b) >= 0 ? a : b));
    return best.values().stream()
        .map(price -> price.commitment(onDemand))
        .filter(one -> one.effectiveUsdPerHour() < onDemand)
        .toList();
  }

  /** All rows, what was imported first. */
  List<CommitmentPrice> all() {
    return all;
  }

  /** Adds prices to those that were imported before; the newer of the same are kept. */
  static void save(CatalogueStore store, List<CommitmentPrice> more) {
    Path file = store.folder().resolve(FILE);
    Map<List<Object>, CommitmentPrice> prices =
        new TreeMap<>(Comparator.comparing(Object::toString));
    List<CommitmentPrice> before = Files.exists(file) ? imported(file) : List.of();
    Stream.concat(before.stream(), more.stream())
        .forEach(
            one -> prices.put(List.of(one.provider(), one.region(), one.type(), one.years()), one));
    try {
      Files.createDirectories(store.folder());
      try (CsvWriter csv = CsvWriter.builder().build(file)) {
        csv.writeRecord(CommitmentFile.COLUMNS);
        prices.values().forEach(one -> csv.writeRecord(CommitmentFile.cells(one)));
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "the prices cannot be kept: " + e.getMessage(),
          file.toString(),
          "free disk space, or check the folder's rights",
          e);
    }
  }

  /** The shortest way to say what is known of a provider; empty if nothing is. */
  Optional<String> words(String provider) {
    return all.stream()
        .filter(price -> price.provider().equals(provider))
        .findFirst()
        .map(price -> price.source() + ", " + price.asOf());
  }
}
