package dev.lepton.plan.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Reads the documented price CSV: provider, region, type, vcpu, memory_gib, arch, network_mbps,
 * allocatable_mcpu, allocatable_mib, max_pods, on_demand_per_hour, spot_per_hour, currency, as_of;
 * network, allocatable and spot columns may be left out. One file holds one provider, currency and
 * day.
 */
final class PriceCsv {
  private static final double MIB_PER_GIB = 1024;
  private static final double MILLICORES = 1000;
  private static final List<String> REQUIRED =
      List.of(
          "provider",
          "region",
          "type",
          "vcpu",
          "memory_gib",
          "arch",
          "on_demand_per_hour",
          "currency",
          "as_of");

  private PriceCsv() {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if a line
   *     is not as documented
   */
  static PriceTable read(Path file) {
    return read(
        file,
        problem -> {
          throw new LeptonException(ErrorCode.CONFIG_INVALID, List.of(problem));
        });
  }

  /** As {@link #read(Path)}, but lines that are not as documented are left out, and listed. */
  static PriceTable readTolerantly(Path file) {
    List<Problem> bad = new ArrayList<>();
    return read(file, bad::add);
  }

  private static PriceTable read(Path file, Consumer<Problem> bad) {
    List<PriceRow> rows = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    List<String> identity = List.of();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord line : csv) {
        if (identity.isEmpty()) {
          requireColumns(file, line);
        }
        List<String> own =
            List.of(line.getField("provider"), line.getField("as_of"), line.getField("currency"));
        Optional<String> wrong = Optional.empty();
        if (!identity.isEmpty() && !identity.equals(own)) {
          wrong = Optional.of("one file holds one provider, day and currency");
        } else {
          identity = own;
          wrong = parse(line, rows);
        }
        wrong.ifPresent(
            what -> {
              String where = file + ":" + line.getStartingLineNumber();
              bad.accept(new Problem(what, where, "correct the line"));
              leftOut.add(where + ": " + what);
            });
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
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
    return new PriceTable(
        identity.get(0), day(file, identity.get(1)), identity.get(2), rows, leftOut);
  }

  private static void requireColumns(Path file, NamedCsvRecord line) {
    List<String> missing =
        REQUIRED.stream().filter(name -> !line.getHeader().contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the price list lacks the column " + String.join(", ", missing),
          file + ":1",
          "give all columns of the documented CSV");
    }
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

  /** Adds the line's row; what is wrong with it if it is not one. */
  private static Optional<String> parse(NamedCsvRecord line, List<PriceRow> rows) {
    String column = "";
    try {
      column = "vcpu";
      double vcpu = Double.parseDouble(line.getField(column));
      column = "memory_gib";
      double memory = Double.parseDouble(line.getField(column));
      column = "network_mbps";
      OptionalInt network =
          optional(line, column)
              .map(Integer::parseInt)
              .map(OptionalInt::of)
              .orElse(OptionalInt.empty());
      column = "allocatable_mcpu";
      Optional<Allocatable> allocatable = allocatable(line);
      column = "on_demand_per_hour";
      double price = Double.parseDouble(line.getField(column));
      column = "spot_per_hour";
      OptionalDouble spot =
          optional(line, column)
              .map(Double::parseDouble)
              .map(OptionalDouble::of)
              .orElse(OptionalDouble.empty());
      String type = line.getField("type");
      MachineType machine =
          new MachineType(
              type,
              vcpu,
              memory,
              line.getField("arch"),
              network,
              allocatable,
              SteadyMachines.contains(line.getField("provider"), type));
      rows.add(new PriceRow(line.getField("region"), machine, price, spot));
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of("a number is malformed in column " + column);
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
    return line.findField(column).filter(text -> !text.isBlank());
  }
}
