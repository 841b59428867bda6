package dev.lepton.cli.operate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prices that a person wrote down: a CSV of kind, name and usd. Immutable.
 *
 * @param file where they are
 * @param prices USD by kind/name; a name of * is for all that have no row
 */
record PriceFile(Path file, Map<String, Double> prices) {
  private static final List<String> COLUMNS = List.of("kind", "name", "usd");
  private static final List<String> KINDS =
      List.of("node", "storage", "load_balancer", "egress", "control_plane");
  private static final double MOST = 1e6;
  private static final String ALL = "*";

  static PriceFile none() {
    return new PriceFile(Path.of(""), Map.of());
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if it cannot be read, CONFIG_INVALID with everything
   *     that is wrong with it
   */
  static PriceFile read(Path file) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Double> prices = new HashMap<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : csv) {
        row(file, row, prices, problems);
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          Files.exists(file)
              ? "the prices cannot be read: " + e.getMessage()
              : "there is no such file",
          file.toString(),
          "name a CSV with the columns kind,name,usd",
          e);
    }
    if (problems.isEmpty() && prices.isEmpty()) {
      problems.add(
          new Problem("there is no price in it", file.toString(), "add rows of kind,name,usd"));
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return new PriceFile(file, Map.copyOf(prices));
  }

  private static void row(
      Path file, NamedCsvRecord row, Map<String, Double> prices, List<Problem> problems) {
    String where = file + ":" + row.getStartingLineNumber();
    List<String> missing = COLUMNS.stream().filter(name -> row.findField(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      problems.add(
          new Problem("nothing in " + String.join(", ", missing), where, "give kind,name,usd"));
      return;
    }
    String kind = row.getField("kind").strip();
    if (!KINDS.contains(kind)) {
      problems.add(
          new Problem(
              "there is no kind \"" + kind + "\"", where, "use " + String.join(", ", KINDS)));
      return;
    }
    Optional<Double> usd = number(row.getField("usd"));
    if (usd.isEmpty()) {
      problems.add(
          new Problem("\"" + row.getField("usd") + "\" is no price", where, "give USD, 0 or more"));
      return;
    }
    String name = row.getField("name").strip();
    String key = key(kind, name.isEmpty() ? ALL : name);
    if (prices.putIfAbsent(key, usd.get()) != null) {
      problems.add(new Problem(key + " has two prices", where, "keep one of the rows"));
    }
  }

  private static Optional<Double> number(String text) {
    try {
      double usd = Double.parseDouble(text.strip());
      return usd >= 0 && usd <= MOST ? Optional.of(usd) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String key(String kind, String name) {
    return kind + "/" + name;
  }

  /** The first of the names that has a price, else what is for all of the kind. */
  Optional<Double> of(String kind, String... names) {
    return Stream.concat(Stream.of(names), Stream.of(ALL))
        .map(name -> prices.get(key(kind, name)))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
