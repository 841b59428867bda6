package dev.lepton.cli.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;

/** Rows as lines of a CSV, RFC 4180. Stateless. */
public final class CsvRows {
  private CsvRows() {}

  /**
   * @param rows the first names the columns
   */
  public static List<String> of(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
    rows.forEach(csv::writeRecord);
    return text.toString().lines().toList();
  }
}
