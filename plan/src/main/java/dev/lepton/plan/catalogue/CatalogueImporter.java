package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.PriceImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Brings fresh prices into the catalogue: the documented CSV, AWS's offer and savings plan files,
 * Azure's retail prices, Google's SKUs, Alibaba Cloud's price file, prices of services. Whatever
 * cannot be right stays out and is told. Not thread-safe.
 */
public final class CatalogueImporter {
  private static final long OLD_DAYS = 365;

  private final CatalogueStore store;
  private final ImportSettings settings;

  public CatalogueImporter(CatalogueStore store, ImportSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * @return what was done with machines, and with the commitments beside them if the file has any
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read; CONFIG_INVALID if it is
   *     of no known format, or nothing in it can be believed; nothing is kept then
   */
  public List<PriceImport> run(Path file) {
    String start = start(file);
    if (start.strip().startsWith("{") || start.strip().startsWith("[")) {
      return all(file, json(file, start));
    }
    if (AwsCsv.begins(start)) {
      return all(
          file,
          AwsSavingsPlanCsv.begins(start)
              ? new AwsSavingsPlanCsv(file).read(asOf(file))
              : new AwsOfferCsv(file).read());
    }
    BesideImporter beside = new BesideImporter(store, settings);
    List<String> header = List.of(start.lines().findFirst().orElse("").split(","));
    if (header.contains("service")) {
      return List.of(beside.services(file));
    }
    if (header.contains("years")) {
      return List.of(beside.commitments(file));
    }
    return all(file, PriceCsv.readTolerantly(file));
  }

  private List<PriceImport> all(Path file, PriceTable table) {
    List<PriceImport> done = new ArrayList<>();
    if (!table.rows().isEmpty() || table.terms().isEmpty()) {
      done.add(machines(file, table));
    }
    if (!table.terms().isEmpty()) {
      done.add(
          new BesideImporter(store, settings)
              .terms(file, table, done.isEmpty() ? table.leftOut() : List.of()));
    }
    return List.copyOf(done);
  }

  private static String start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4096), StandardCharsets.UTF_8).replace("\uFEFF", "");
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the price file cannot be read: "
              + (Files.exists(file) ? e.getMessage() : "there is no such file"),
          file.toString(),
          "check the path and its rights",
          e);
    }
  }

  private PriceTable json(Path file, String start) {
    if (start.contains("\"formatVersion\"") || start.contains("\"offerCode\"")) {
      return new AwsOfferFile(file).read();
    }
    if (start.contains("SavingsPlans")) {
      return new AwsSavingsPlanFile(file).read(asOf(file));
    }
    PriceCatalogue known = PriceCatalogue.with(store, settings.rates());
    String list =
        JsonEntries.first(file, Set.of("Items", "skus", "pricingInfo"))
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.CONFIG_INVALID,
                        "the file is of no price format that is known",
                        file.toString(),
                        "give AWS's offer or savings plan file, answers of Azure's retail prices API,"
                            + " Google's SKUs, Alibaba Cloud's price file, or the CSV"));
    return switch (list) {
      case "Items" ->
          new AzureRetailFile(file, new PreviousPrices(known, "azure").shapes()).read(asOf(file));
      case "skus" ->
          new GcpSkuFile(file, new PreviousPrices(known, "gcp").shapes()).read(asOf(file));
      default ->
          new AlibabaPriceFile(file, new PreviousPrices(known, "alibaba").shapes())
              .read(asOf(file));
    };
  }

  /** What the user says, else the day on which the file was written. */
  private LocalDate asOf(Path file) {
    try {
      return settings
          .asOf()
          .orElse(LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC));
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the day of the file cannot be told: " + e.getMessage(),
          file.toString(),
          "give --as-of",
          e);
    }
  }

  private PriceImport machines(Path file, PriceTable table) {
    List<String> leftOut = new ArrayList<>(table.leftOut());
    PriceTable dollars = inDollars(withoutDoubles(table, leftOut));
    PriceCatalogue known = PriceCatalogue.with(store, settings.rates());
    Optional<PreviousPrices> previous =
        settings.trusted()
            ? Optional.empty()
            : Optional.of(new PreviousPrices(known, table.provider()));
    PriceGates gates = new PriceGates(table.provider(), 1, previous);
    String source = source(file, table);
    PriceList list = CatalogueBuilder.convert(dollars, gates, source);
    int kept = dollars.rows().size() - list.refusedRows();
    if (kept == 0) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "none of the " + dollars.rows().size() + " prices can be believed: " + list.refused(),
          file.toString(),
          "check currency and units; --trust believes prices that differ from the known ones");
    }
    List<String> warnings = warnings(table, known, kept);
    store.save(list);
    return new PriceImport(
        table.provider(),
        table.asOf().toString(),
        table.currency(),
        source,
        dollars.rows().size(),
        kept,
        list.machines().size(),
        list.prices().size(),
        list.refused().entrySet().stream()
            .map(
                entry ->
                    new PriceImport.Refused(
                        entry.getKey(), entry.getValue(), gates.examples(entry.getKey())))
            .toList(),
        List.copyOf(leftOut),
        warnings);
  }

  private static PriceTable withoutDoubles(PriceTable table, List<String> leftOut) {
    Set<String> seen = new HashSet<>();
    List<PriceRow> once = new ArrayList<>();
    for (PriceRow row : table.rows()) {
      if (seen.add(row.region() + "/" + row.machine().name())) {
        once.add(row);
      } else {
        leftOut.add(
            row.region() + " " + row.machine().name() + ": a second price; the first is taken");
      }
    }
    return new PriceTable(
        table.provider(), table.asOf(), table.currency(), once, leftOut, table.terms());
  }

  private PriceTable inDollars(PriceTable table) {
    double perUsd = settings.rates().perUsd(table.currency());
    List<PriceRow> rows =
        table.rows().stream()
            .map(
                row ->
                    new PriceRow(
                        row.region(),
                        row.machine(),
                        row.price() / perUsd,
                        row.spot().isPresent()
                            ? OptionalDouble.of(row.spot().getAsDouble() / perUsd)
                            : row.spot()))
            .toList();
    return new PriceTable(
        table.provider(), table.asOf(), "USD", rows, table.leftOut(), table.terms());
  }

  private String source(Path file, PriceTable table) {
    String converted =
        table.currency().equals("USD")
            ? ""
            : String.format(
                Locale.ROOT,
                ", converted at %s %s per USD",
                settings.rates().perUsd(table.currency()),
                table.currency());
    return "imported from " + String.valueOf(file.getFileName()).replace('|', '_') + converted;
  }

  private List<String> warnings(PriceTable table, PriceCatalogue known, int kept) {
    List<String> warnings = new ArrayList<>();
    long days = ChronoUnit.DAYS.between(table.asOf(), settings.today());
    if (days > OLD_DAYS) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the prices are %.1f years old (%s): providers have changed prices and machines since;"
                  + " import fresh ones before a decision rests on them",
              days / 365.25,
              table.asOf()));
    }
    if (days < -1) {
      warnings.add("the prices are of a day to come, " + table.asOf() + "; is it right?");
    }
    known
        .asOf(table.provider())
        .filter(before -> before.isAfter(table.asOf()))
        .ifPresent(
            before ->
                warnings.add(
                    "they replace prices of " + before + ", which are newer than " + table.asOf()));
    long before =
        known.regions(table.provider()).stream()
            .mapToLong(region -> known.offers(table.provider(), region).size())
            .sum();
    if (kept < before / 2) {
      warnings.add("they replace " + before + " prices by " + kept + "; is the file complete?");
    }
    return warnings;
  }
}
