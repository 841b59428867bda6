package dev.lepton.assess.inventory.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * One sheet of a workbook, read row by row.
 *
 * @param name what it is called in messages
 */
public record SheetTable(Sheet sheet, String name) {

  /** Reads all rows below the header; blank ones are passed over. */
  public void read(RowSink sink) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      Iterator<Row> each = rows.iterator();
      if (!each.hasNext()) {
        return;
      }
      Header header = new Header(fields(each.next()));
      while (each.hasNext()) {
        Row row = each.next();
        var taken =
            new dev.lepton.assess.inventory.table.Row(header, fields(row), name, row.getRowNum());
        if (!taken.isBlank()) {
          sink.row(taken);
        }
      }
    }
  }

  private static List<String> fields(Row row) {
    List<String> fields = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.hasCell(i) ? row.getCell(i) : null;
      fields.add(cell == null || cell.getText() == null ? "" : cell.getText());
    }
    return fields;
  }
}
