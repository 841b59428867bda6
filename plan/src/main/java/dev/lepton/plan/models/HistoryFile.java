package dev.lepton.plan.models;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.UsageProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads what was: a row for each server or month, with cpu, memory, storage, network and what came
 * of it, demand or monthly_cost; for the performance index time, network, load and performance. Not
 * thread-safe; one instance reads one file.
 */
final class HistoryFile {
  private static final double MOST = 1e12;
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "cpu", List.of("cpu", "cores", "cpu_cores"),
          "memory", List.of("memory", "memory_gib", "memory_gb"),
          "storage", List.of("storage", "storage_gib", "storage_gb"),
          "network", List.of("network", "network_mbps"),
          "time", List.of("time", "time_ms"),
          "load", List.of("load", "load_rps"),
          "demand", List.of("demand", "demand_index"),
          "monthly_cost", List.of("monthly_cost", "monthly_cost_usd", "cost"),
          "performance", List.of("performance", "performance_index"));

  private final Path file;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<UsageProblem> problems = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  HistoryFile(Path file) {
    this.file = file;
  }

  /** A line of the file and its numbers by their canonical names. */
  record Row(int line, Map<String, Double> values) {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if no
   *     model's columns are complete
   */
  HistoryFile read() {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      Iterator<CsvRecord> records = csv.iterator();
      if (records.hasNext()) {
        header(records.next());
      }
      while (records.hasNext()) {
        row(records.next());
      }
      return this;
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the history cannot be read: " + e.getMessage(),
          file.toString(),
          "name a readable UTF-8 CSV",
          e);
    }
  }

  private void header(CsvRecord header) {
    for (int i = 0; i < header.getFieldCount(); i++) {
      String title = normal(header.getField(i));
      int position = i;
      NAMES.forEach(
          (name, known) -> {
            if (known.stream().anyMatch(one -> normal(one).equals(title))) {
              columns.putIfAbsent(name, position);
            }
          });
    }
  }

  private static String normal(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private void row(CsvRecord csv) {
    int line = (int) csv.getStartingLineNumber();
    Map<String, Double> values = new HashMap<>();
    columns.forEach(
        (name, position) -> {
          Optional<String> text =
              position < csv.getFieldCount()
                  ? Optional.of(csv.getField(position).strip()).filter(one -> !one.isEmpty())
                  : Optional.empty();
          OptionalDouble value = number(text);
          if (value.isPresent()) {
            values.put(name, value.getAsDouble());
          } else {
            problems.add(
                new UsageProblem(
                    String.valueOf(file.getFileName()),
                    line,
                    name,
                    text.map(one -> "'" + one + "'").orElse("nothing")
                        + " is not an amount; models that need it do without the row"));
          }
        });
    rows.add(new Row(line, values));
  }

  private static OptionalDouble number(Optional<String> text) {
    try {
      double value = text.map(Double::parseDouble).orElse(Double.NaN);
      return value >= 0 && value <= MOST ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  boolean has(List<String> names) {
    return columns.keySet().containsAll(names);
  }

  /** Rows that have all of these. */
  List<Row> rows(List<String> names) {
    return rows.stream().filter(row -> row.values().keySet().containsAll(names)).toList();
  }

  int count() {
    return rows.size();
  }

  List<UsageProblem> problems() {
    return List.copyOf(problems);
  }
}
