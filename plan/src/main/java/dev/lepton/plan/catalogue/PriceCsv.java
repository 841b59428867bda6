package dev.lepton.plan.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads the documented price CSV: provider, region, type, vcpu, memory_gib, arch, network_mbps,
 * allocatable_mcpu, allocatable_mib, max_pods, on_demand_per_hour, spot_per_hour, currency, as_of.
 * One file holds one provider, currency and day.
 *
 * @param rows in file order
 */
record PriceCsv(String provider, LocalDate asOf, String currency, List<PriceRow> rows) {
  private static final double MIB_PER_GIB = 1024;
  private static final double MILLICORES = 1000;

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if a line
   *     is not as documented
   */
  static PriceCsv read(Path file) {
    List<PriceRow> rows = new ArrayList<>();
    List<String> identity = List.of();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : csv) {
        List<String> own =
            List.of(line.getField("provider"), line.getField("as_of"), line.getField("currency"));
        if (!identity.isEmpty() && !identity.equals(own)) {
          throw broken(file, line, "one file holds one provider, day and currency");
        }
        identity = own;
        rows.add(parse(file, line));
      }
    } catch (NoSuchElementException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the price list lacks a column: " + e.getMessage(),
          file.toString(),
          "give all columns of the documented CSV",
          e);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the price list cannot be read",
          file.toString(),
          "check that the file is there and readable",
          e);
    }
    if (identity.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the price list is empty",
          file.toString(),
          "give a file with at least one price");
    }
    return new PriceCsv(identity.get(0), day(file, identity.get(1)), identity.get(2), rows);
  }

  private static LocalDate day(Path file, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "as_of is not a day: " + text,
          file.toString(),
          "write it as year-month-day",
          e);
    }
  }

  private static PriceRow parse(Path file, NamedCsvRecord line) {
    try {
      String type = line.getField("type");
      MachineType machine =
          new MachineType(
              type,
              Double.parseDouble(line.getField("vcpu")),
              Double.parseDouble(line.getField("memory_gib")),
              line.getField("arch"),
              optional(line, "network_mbps")
                  .map(Integer::parseInt)
                  .map(OptionalInt::of)
                  .orElse(OptionalInt.empty()),
              allocatable(line),
              SteadyMachines.contains(line.getField("provider"), type));
      return new PriceRow(
          line.getField("region"),
          machine,
          Double.parseDouble(line.getField("on_demand_per_hour")),
          optional(line, "spot_per_hour")
              .map(Double::parseDouble)
              .map(OptionalDouble::of)
              .orElse(OptionalDouble.empty()));
    } catch (NumberFormatException e) {
      throw broken(file, line, "a number is malformed");
    }
  }

  private static Optional<Allocatable> allocatable(NamedCsvRecord line) {
    return optional(line, "allocatable_mcpu")
        .map(
            millicores ->
                new Allocatable(
                    Double.parseDouble(millicores) / MILLICORES,
                    Double.parseDouble(line.getField("allocatable_mib")) / MIB_PER_GIB,
                    Integer.parseInt(line.getField("max_pods"))));
  }

  private static Optional<String> optional(NamedCsvRecord line, String column) {
    return Optional.of(line.getField(column)).filter(text -> !text.isBlank());
  }

  private static LeptonException broken(Path file, NamedCsvRecord line, String what) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        what,
        file + ":" + line.getStartingLineNumber(),
        "correct the line");
  }
}
