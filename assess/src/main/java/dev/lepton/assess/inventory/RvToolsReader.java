package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.table.BadRow;
import dev.lepton.assess.inventory.table.Row;
import dev.lepton.assess.inventory.table.RowSink;
import dev.lepton.assess.inventory.table.SheetTable;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A workbook of RVTools. The sheet vInfo says which machines there are, the others what they have;
 * each is read row by row. Not thread-safe.
 */
final class RvToolsReader {
  private final ImportLog log;
  private final RvToolsMachines machines;

  RvToolsReader(Drafts drafts, ImportLog log) {
    this.log = log;
    this.machines = new RvToolsMachines(drafts, log);
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE for what is no workbook; CONFIG_INVALID for one
   *     without the sheet vInfo
   */
  void read(Path path, String file) {
    try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile())) {
      Map<String, Consumer<Row>> sheets = new LinkedHashMap<>();
      sheets.put("vInfo", machines::info);
      sheets.put("vMemory", machines::memory);
      sheets.put("vPartition", machines::partition);
      sheets.put("vCPU", machines::cpu);
      sheets.put("vDisk", machines::disk);
      sheets.put("vNetwork", machines::network);
      sheets.put("vHost", machines::host);
      for (Map.Entry<String, Consumer<Row>> entry : sheets.entrySet()) {
        Sheet sheet = find(workbook, entry.getKey());
        if (sheet == null) {
          missing(entry.getKey(), file);
        } else {
          new SheetTable(sheet, file + "#" + sheet.getName()).read(sink(entry.getValue()));
        }
      }
      machines.finish();
    } catch (IOException | ExcelReaderException | IllegalArgumentException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the workbook cannot be read: " + e.getMessage(),
          file,
          "open it in a spreadsheet program and save it as .xlsx, without a password",
          e);
    }
  }

  private static Sheet find(ReadableWorkbook workbook, String name) {
    return workbook
        .getSheets()
        .filter(sheet -> sheet.getName().replaceFirst("^tab", "").equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  private void missing(String sheet, String file) {
    switch (sheet) {
      case "vInfo" ->
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "the workbook has no sheet vInfo, so that it names no machines",
              file,
              "export all tabs with RVTools");
      case "vMemory", "vPartition" ->
          log.incomplete(
              "the workbook has no sheet " + sheet, Place.of(file), "export all tabs with RVTools");
      default ->
          log.warn(
              "the workbook has no sheet " + sheet + "; what it says is not known",
              Place.of(file),
              "export all tabs with RVTools");
    }
  }

  private RowSink sink(Consumer<Row> take) {
    return new RowSink() {
      @Override
      public void row(Row row) {
        take.accept(row);
      }

      @Override
      public void bad(BadRow bad) {
        log.reject(bad);
      }
    };
  }
}
