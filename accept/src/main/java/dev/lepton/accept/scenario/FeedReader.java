package dev.lepton.accept.scenario;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.lepton.accept.traffic.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows of data from a CSV whose first line names the columns. */
final class FeedReader {
  private static final int MOST_ROWS = 200_000;

  private FeedReader() {}

  /** The rows; empty where there are none, which is a problem. */
  static Optional<Feed> read(Path file, YamlNode at) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : csv) {
        if (row.getFieldCount() != row.getHeader().size()) {
          at.problem(
              file
                  + ":"
                  + row.getStartingLineNumber()
                  + " has "
                  + row.getFieldCount()
                  + " values for "
                  + row.getHeader().size()
                  + " columns",
              "give each column a value, quoted if it has a comma");
          return Optional.empty();
        }
        if (rows.size() == MOST_ROWS) {
          at.problem(file + " has more than " + MOST_ROWS + " rows", "use a part of it");
          return Optional.empty();
        }
        rows.add(row.getFieldsAsMap());
      }
    } catch (IOException | UncheckedIOException e) {
      at.problem("the data cannot be read: " + e.getMessage(), "paths start from the scenario");
      return Optional.empty();
    } catch (CsvParseException e) {
      at.problem("not a CSV: " + e.getMessage(), "correct " + file);
      return Optional.empty();
    }
    if (rows.isEmpty()) {
      at.problem(file + " has no rows", "give it a line of names and one of values at least");
      return Optional.empty();
    }
    return Optional.of(new Feed(rows));
  }
}
