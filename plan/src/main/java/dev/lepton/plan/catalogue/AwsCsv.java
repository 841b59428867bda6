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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * AWS's price files as CSV: some lines about the file, a line of headings, and a line for each
 * price. Not thread-safe; one instance reads one file.
 */
final class AwsCsv {
  private final Path file;
  private final Map<String, Integer> columns = new HashMap<>();
  private String published = "";

  AwsCsv(Path file) {
    this.file = file;
  }

  /** Whether a file that begins so is one. */
  static boolean begins(String start) {
    return start.startsWith("\"FormatVersion\"") || start.startsWith("FormatVersion,");
  }

  /** A price's line. */
  record Line(String place, UnaryOperator<String> cells) {
    /** By its heading, in any case; empty where the file has no such column. */
    String cell(String heading) {
      return cells.apply(heading);
    }
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read
   */
  void read(Consumer<Line> price) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      for (CsvRecord line : csv) {
        if (!columns.isEmpty()) {
          price.accept(
              new Line(file + ":" + line.getStartingLineNumber(), name -> cell(line, name)));
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
          "AWS's price file cannot be read: " + e.getMessage(),
          file.toString(),
          "download it again; it must be the CSV of AmazonEC2 or of savings plans",
          e);
    }
  }

  /** The day and time that the file says of itself. */
  String published() {
    return published;
  }

  private static String heading(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private String cell(CsvRecord line, String name) {
    Integer column = columns.get(heading(name));
    return column == null || column >= line.getFieldCount() ? "" : line.getField(column);
  }
}
