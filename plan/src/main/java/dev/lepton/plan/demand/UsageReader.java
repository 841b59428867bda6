package dev.lepton.plan.demand;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads a usage CSV. A row that cannot be used is named with its line and column and left out; the
 * file as a whole must be readable and have its columns. Not thread-safe; one instance reads one
 * file.
 */
final class UsageReader {
  private static final double MOST_PERCENT = 100;

  /** Far above any machine: a value beyond it is a unit mistaken or a counter gone wrong. */
  private static final double MOST = 1e9;

  private final Path file;
  private final double mostMemoryMb;
  private final List<UsagePoint> points = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param installedMemoryGib what the servers have; measurements more than a tenth above it are
   *     not believed
   */
  UsageReader(Path file, double installedMemoryGib) {
    this.file = file;
    this.mostMemoryMb = installedMemoryGib * 1024 * 1.1;
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if a
   *     column is missing
   */
  UsageSeries read() {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      return readAll(csv.iterator());
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the usage file cannot be read: " + reason(e),
          file.toString(),
          "point spec.asIs.usage at a readable UTF-8 CSV, or leave it out to plan with today's sizes",
          e);
    }
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private UsageSeries readAll(Iterator<CsvRecord> rows) {
    if (!rows.hasNext()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the usage file is empty",
          file.toString(),
          "its first line must name the columns time, cpu_percent, memory_mb");
    }
    UsageColumns columns = UsageColumns.of(rows.next(), file.toString());
    int count = 0;
    while (rows.hasNext()) {
      count++;
      readRow(columns, rows.next()).ifPresent(points::add);
    }
    warnWhenMemoryLooksLikeGigabytes();
    return new UsageSeries(List.copyOf(points), count, List.copyOf(warnings));
  }

  private Optional<UsagePoint> readRow(UsageColumns columns, CsvRecord row) {
    Optional<Instant> time = columns.text(row, "time").flatMap(UsageTime::parse);
    if (time.isEmpty()) {
      warn(row, "time", columns.text(row, "time"), "is not a time");
    }
    OptionalDouble cpu = number(columns, row, "cpu_percent", MOST_PERCENT);
    OptionalDouble memory = number(columns, row, "memory_mb", mostMemoryMb);
    if (cpu.isEmpty()) {
      warn(
          row,
          "cpu_percent",
          columns.text(row, "cpu_percent"),
          "is not a percentage from 0 to 100");
    }
    if (memory.isEmpty()) {
      warn(
          row,
          "memory_mb",
          columns.text(row, "memory_mb"),
          "is not an amount that the servers' memory can hold");
    }
    if (time.isEmpty() || cpu.isEmpty() || memory.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new UsagePoint(
            time.get(),
            cpu.getAsDouble(),
            memory.getAsDouble(),
            optional(columns, row, "disk_iops"),
            optional(columns, row, "disk_mbps"),
            optional(columns, row, "network_mbps")));
  }

  private OptionalDouble optional(UsageColumns columns, CsvRecord row, String column) {
    OptionalDouble value = number(columns, row, column, MOST);
    Optional<String> text = columns.text(row, column);
    if (value.isEmpty() && text.isPresent()) {
      warn(row, column, text, "is not a usable amount; the rest of the row is used");
    }
    return value;
  }

  private static OptionalDouble number(
      UsageColumns columns, CsvRecord row, String column, double most) {
    try {
      double value = columns.text(row, column).map(Double::parseDouble).orElse(Double.NaN);
      return value >= 0 && value <= most ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private void warn(CsvRecord row, String column, Optional<String> text, String what) {
    warnings.add(
        file.getFileName()
            + ":"
            + row.getStartingLineNumber()
            + " column "
            + column
            + ": "
            + text.map(value -> "'" + value + "'").orElse("nothing")
            + " "
            + what);
  }

  private void warnWhenMemoryLooksLikeGigabytes() {
    double installedGib = mostMemoryMb / 1024;
    double highest = points.stream().mapToDouble(UsagePoint::memoryMb).max().orElse(Double.NaN);
    if (highest <= installedGib) {
      warnings.add(
          file.getFileName()
              + " column memory_mb: no value above "
              + highest
              + "; is the column in GB? It is read as MB");
    }
  }
}
