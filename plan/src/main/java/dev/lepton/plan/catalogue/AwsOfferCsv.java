package dev.lepton.plan.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads an offer file of AWS's price list (AmazonEC2, CSV): some lines about the file, a line of
 * headings, and a line for each price, with all that is known of its product. Not thread-safe; one
 * instance reads one file.
 */
final class AwsOfferCsv {
  /** Headings of what the JSON calls otherwise. */
  private static final Map<String, String> HEADINGS =
      Map.of(
          "productFamily", "product family",
          "instanceType", "instance type",
          "operatingSystem", "operating system",
          "preInstalledSw", "pre installed s/w",
          "physicalProcessor", "physical processor",
          "networkPerformance", "network performance",
          "regionCode", "region code");

  private final Path file;
  private final AwsMachines machines;
  private final Map<String, Integer> columns = new HashMap<>();
  private String published = "";

  AwsOfferCsv(Path file) {
    this.file = file;
    this.machines = new AwsMachines(file);
  }

  /** Whether a file that begins so is one. */
  static boolean begins(String start) {
    return start.startsWith("\"FormatVersion\"") || start.startsWith("FormatVersion,");
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if it is
   *     no offer file
   */
  PriceTable read() {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      for (CsvRecord line : csv) {
        if (!columns.isEmpty()) {
          price(line);
        } else if (line.getField(0).equals("SKU")) {
          for (int i = 0; i < line.getFieldCount(); i++) {
            columns.putIfAbsent(heading(line.getField(i)), i);
          }
        } else if (line.getField(0).equals("Publication Date")) {
          published = line.getField(1);
        }
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the offer file cannot be read: " + e.getMessage(),
          file.toString(),
          "download it again; it must be the CSV of AmazonEC2",
          e);
    }
    return machines.table(published);
  }

  private static String heading(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private String cell(CsvRecord line, String name) {
    Integer column = columns.get(HEADINGS.getOrDefault(name, heading(name)));
    return column == null || column >= line.getFieldCount() ? "" : line.getField(column);
  }

  private void price(CsvRecord line) {
    String sku = cell(line, "SKU");
    String place = file + ":" + line.getStartingLineNumber();
    machines.product(sku, name -> cell(line, name), place);
    AwsMachines.Amount amount =
        new AwsMachines.Amount(
            cell(line, "PricePerUnit"), cell(line, "Unit"), cell(line, "Currency"));
    switch (cell(line, "TermType")) {
      case "OnDemand" -> machines.onDemand(sku, amount, place);
      case "Reserved" ->
          machines.reserved(
              sku,
              cell(line, "OfferTermCode"),
              cell(line, "LeaseContractLength"),
              cell(line, "OfferingClass") + ", " + cell(line, "PurchaseOption"),
              amount);
      default -> {
        // Savings plans have a file of their own.
      }
    }
  }
}
