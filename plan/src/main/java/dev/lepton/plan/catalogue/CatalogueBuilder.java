package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the catalogue's files from price CSVs, passing every row through the {@link PriceGates}.
 * Run once per fresh set of prices; the result is committed. With {@code plan} compiled and FastCSV
 * and the model on the class path:
 *
 * <pre>
 * java -cp ... dev.lepton.plan.catalogue.CatalogueBuilder CSV_FOLDER plan/src/main/resources/dev/lepton/plan/catalogue
 * </pre>
 */
public final class CatalogueBuilder {
  static final String SUFFIX = ".prices.gz";
  private static final String SOURCE =
      "the provider's public prices, gathered by public Apache-2.0 projects";

  private CatalogueBuilder() {}

  /** Converts every CSV of the first folder into a price list in the second. */
  public static void main(String[] folders) {
    if (folders.length != 2) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "two folders are needed",
          "CatalogueBuilder",
          "name the folder with the CSVs, then the one for the price lists");
    }
    build(Path.of(folders[0]), Path.of(folders[1]));
  }

  /**
   * @return the providers whose prices were converted
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if a CSV is not as documented
   */
  public static List<String> build(Path csvFolder, Path outputFolder) {
    List<String> providers = new ArrayList<>();
    try (Stream<Path> entries = Files.list(csvFolder)) {
      for (Path csv : entries.filter(file -> file.toString().endsWith(".csv")).sorted().toList()) {
        PriceList list = convert(PriceCsv.read(csv), ExchangeRates.defaults());
        String provider = list.header().provider();
        try (OutputStream out = Files.newOutputStream(outputFolder.resolve(provider + SUFFIX))) {
          PriceListFile.write(list, out);
        }
        providers.add(provider);
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the price lists cannot be converted: " + e.getMessage(),
          csvFolder.toString(),
          "check both folders",
          e);
    }
    return providers;
  }

  static PriceList convert(PriceTable csv, ExchangeRates rates) {
    return convert(csv, new PriceGates(csv.provider(), rates.perUsd(csv.currency())), SOURCE);
  }

  /**
   * @param gates not yet used
   * @param source where the prices come from
   */
  static PriceList convert(PriceTable csv, PriceGates gates, String source) {
    List<PriceRow> rows = gates.pass(csv.rows());
    SortedMap<String, MachineType> machines = new TreeMap<>();
    SortedMap<String, Map<String, PriceRow>> regions = new TreeMap<>();
    for (PriceRow row : rows) {
      machines.putIfAbsent(row.machine().name(), row.machine());
      regions
          .computeIfAbsent(row.region(), region -> new HashMap<>())
          .put(row.machine().name(), row);
    }
    SortedMap<String, String> prices = new TreeMap<>();
    regions.forEach((region, sold) -> prices.put(region, words(machines, sold)));
    return new PriceList(
        new PriceList.Header(csv.provider(), csv.asOf(), csv.currency(), source),
        csv.rows().size(),
        gates.refused(),
        List.copyOf(machines.values()),
        prices);
  }

  private static String words(SortedMap<String, MachineType> machines, Map<String, PriceRow> sold) {
    return machines.keySet().stream()
        .map(type -> sold.containsKey(type) ? word(sold.get(type)) : "-")
        .collect(Collectors.joining(" "));
  }

  private static String word(PriceRow row) {
    String spot = row.spot().isPresent() ? "/" + row.spot().getAsDouble() : "";
    return row.price() + spot;
  }
}
