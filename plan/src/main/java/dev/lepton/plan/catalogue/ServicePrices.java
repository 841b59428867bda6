package dev.lepton.plan.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prices of services by provider and region. What nobody knows is not priced, never 0. Immutable.
 */
public final class ServicePrices {
  private static final String FILE = "services.csv";
  private static final List<String> COLUMNS =
      List.of("provider", "region", "service", "unit", "price", "currency", "as_of", "source");
  private static final LocalDate ASSUMED_ON = LocalDate.of(2026, 11, 1);
  private static final String ASSUMED =
      "OpenCost's default, the same for every provider: an assumption";
  private static final double HOURS_PER_MONTH = 730;

  private final TreeMap<String, ServicePrice> prices = new TreeMap<>();

  private ServicePrices(Stream<ServicePrice> all) {
    all.forEach(price -> prices.put(key(price), price));
  }

  private static String key(ServicePrice price) {
    return key(price.provider(), price.region(), price.service());
  }

  private static String key(String provider, String region, CloudService service) {
    return provider + "|" + region + "|" + service.id();
  }

  /** The few facts there are for every provider. */
  static ServicePrices bundled() {
    return new ServicePrices(assumed());
  }

  /** The few facts there are for every provider, and those that were imported. */
  public static ServicePrices with(CatalogueStore imported) {
    Path file = imported.folder().resolve(FILE);
    List<String> bad = new ArrayList<>();
    Stream<ServicePrice> own =
        Files.exists(file) ? read(file, ExchangeRates.defaults(), bad).stream() : Stream.of();
    return new ServicePrices(Stream.concat(assumed(), own));
  }

  private static Stream<ServicePrice> assumed() {
    return Stream.of(
        assumed(CloudService.BLOCK_STORAGE, 0.0000548 * HOURS_PER_MONTH),
        assumed(CloudService.EGRESS_INTERNET, 0.12),
        assumed(CloudService.EGRESS_REGION, 0.01),
        assumed(CloudService.EGRESS_ZONE, 0.01),
        assumed(CloudService.NAT_TRAFFIC, 0.045),
        assumed(CloudService.MANAGED_KUBERNETES, 0.10));
  }

  private static ServicePrice assumed(CloudService service, double usd) {
    return new ServicePrice(ServicePrice.ANY, ServicePrice.ANY, service, usd, ASSUMED_ON, ASSUMED);
  }

  /** The most particular price there is; empty for not priced. */
  public Optional<ServicePrice> price(String provider, String region, CloudService service) {
    return Stream.of(
            key(provider, region, service),
            key(provider, ServicePrice.ANY, service),
            key(ServicePrice.ANY, ServicePrice.ANY, service))
        .map(prices::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** All, by provider, region and service. */
  List<ServicePrice> all() {
    return List.copyOf(prices.values());
  }

  /**
   * Reads prices of services; lines that cannot be right are left out.
   *
   * @param bad is added to, a line for each
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if a
   *     column is missing
   */
  static List<ServicePrice> read(Path file, ExchangeRates rates, List<String> bad) {
    List<ServicePrice> read = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : csv) {
        List<String> missing =
            COLUMNS.stream().filter(name -> !line.getHeader().contains(name)).toList();
        if (!missing.isEmpty()) {
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "prices of services lack the column " + String.join(", ", missing),
              file + ":1",
              "give " + String.join(",", COLUMNS));
        }
        Optional<String> wrong = parse(line, rates, read);
        wrong.ifPresent(what -> bad.add(file + ":" + line.getStartingLineNumber() + ": " + what));
      }
      return read;
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "prices of services cannot be read: " + e.getMessage(),
          file.toString(),
          "check that the file is there and is a CSV",
          e);
    }
  }

  private static Optional<String> parse(
      NamedCsvRecord line, ExchangeRates rates, List<ServicePrice> read) {
    String id = line.getField("service");
    Optional<CloudService> service = CloudService.of(id);
    if (service.isEmpty()) {
      return Optional.of("column service: there is no service \"" + id + "\"");
    }
    if (!line.getField("unit").equals(service.get().unit())) {
      return Optional.of("column unit: " + id + " is priced by the " + service.get().unit());
    }
    if (line.getField("source").isBlank()) {
      return Optional.of("column source: a price without a source is not taken");
    }
    try {
      double usd =
          Double.parseDouble(line.getField("price")) / rates.perUsd(line.getField("currency"));
      if (!service.get().believable(usd)) {
        return Optional.of(
            "column price: $%s is not between $%s and $%s, where %s lies"
                .formatted(usd, service.get().least(), service.get().most(), id));
      }
      read.add(
          new ServicePrice(
              line.getField("provider"),
              line.getField("region"),
              service.get(),
              usd,
              LocalDate.parse(line.getField("as_of")),
              line.getField("source")));
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of("column price: not a number");
    } catch (DateTimeException e) {
      return Optional.of("column as_of: not a day; write year-month-day");
    }
  }

  /** Adds prices to those that were imported before. */
  static void save(CatalogueStore store, List<ServicePrice> more) {
    Path file = store.folder().resolve(FILE);
    List<ServicePrice> before =
        Files.exists(file) ? read(file, ExchangeRates.defaults(), new ArrayList<>()) : List.of();
    List<ServicePrice> all = new ServicePrices(Stream.concat(before.stream(), more.stream())).all();
    try {
      Files.createDirectories(store.folder());
      try (CsvWriter csv = CsvWriter.builder().build(file)) {
        csv.writeRecord(COLUMNS);
        for (ServicePrice price : all) {
          csv.writeRecord(
              price.provider(),
              price.region(),
              price.service().id(),
              price.service().unit(),
              Double.toString(price.usd()),
              "USD",
              price.asOf().toString(),
              price.source());
        }
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
}
