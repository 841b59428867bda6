package dev.lepton.assess.inventory.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file, separated by comma, semicolon or tab, whichever its header uses most. A quote that is
 * never closed costs its own line only: reading goes on with the next one. Not thread-safe.
 */
public final class CsvTable {
  private final TextFile text;
  private final String name;
  private char separator = ',';

  /**
   * @param name what the file is called in messages
   */
  public CsvTable(TextFile text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * The first line that is not blank, as a header.
   *
   * @throws LeptonException CONFIG_UNREADABLE when the file cannot be read; CONFIG_INVALID when it
   *     is empty
   */
  public Header header() {
    try (BufferedReader reader = text.open()) {
      return header(new CsvLines(reader));
    } catch (IOException e) {
      throw TextFile.unreadable(text.path(), e);
    }
  }

  /**
   * Reads all rows below the header.
   *
   * @return the header that the rows had, which knows the columns that were asked for
   */
  public Header read(RowSink sink) {
    try (BufferedReader reader = text.open()) {
      CsvLines lines = new CsvLines(reader);
      Header header = header(lines);
      while (lines.advance()) {
        if (!lines.text().isBlank()) {
          take(lines, header, sink);
        }
      }
      return header;
    } catch (IOException e) {
      throw TextFile.unreadable(text.path(), e);
    }
  }

  private Header header(CsvLines lines) throws IOException {
    while (lines.advance()) {
      String line = lines.text();
      if (line.startsWith("sep=") && line.length() == 5) {
        continue;
      }
      if (!line.isBlank()) {
        separator = separatorOf(line);
        lines.extend();
        return new Header(
            parse(lines.text())
                .orElseThrow(() -> noHeader("the header has a quote that is not closed")));
      }
    }
    throw noHeader("the file is empty");
  }

  private LeptonException noHeader(String what) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID, what, name + ":1", "export it again, with its header");
  }

  private static char separatorOf(String line) {
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = line.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private void take(CsvLines lines, Header header, RowSink sink) throws IOException {
    int line = lines.number();
    boolean closed = lines.extend();
    Optional<List<String>> fields = closed ? parse(lines.text()) : Optional.empty();
    if (fields.isEmpty()) {
      lines.firstOnly();
      sink.bad(
          new BadRow(
              "a quote is opened here and never closed, or closed in the middle of a value",
              new Place(name, line, 0),
              "close it, or double a quote that belongs to the value"));
      return;
    }
    int surplus = surplus(fields.get(), header.size());
    if (surplus > 0) {
      lines.firstOnly();
      sink.bad(
          new BadRow(
              "the row has "
                  + fields.get().size()
                  + " values, the header "
                  + header.size()
                  + " columns",
              new Place(name, line, header.size() + 1),
              "put a value that contains the separator '" + separator + "' in quotes"));
      return;
    }
    sink.row(new Row(header, fields.get(), name, line));
  }

  /** Values beyond the last column; blank ones do not count, spreadsheets like to add them. */
  private static int surplus(List<String> fields, int columns) {
    int last = fields.size();
    while (last > columns && fields.get(last - 1).isBlank()) {
      last--;
    }
    return last - columns;
  }

  private Optional<List<String>> parse(String record) {
    if (record.indexOf('"') < 0) {
      return Optional.of(split(record));
    }
    try {
      return Optional.of(
          CsvReader.builder()
              .fieldSeparator(separator)
              .allowExtraCharsAfterClosingQuote(false)
              .allowUnclosedQuote(false)
              .ofSingleCsvRecord(record)
              .getFields());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  /** Without a quote every separator ends a value; a parser of its own for each row costs more. */
  private List<String> split(String record) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int end = record.indexOf(separator); end >= 0; end = record.indexOf(separator, start)) {
      fields.add(record.substring(start, end));
      start = end + 1;
    }
    fields.add(record.substring(start));
    return fields;
  }
}
