package dev.lepton.plan.table;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows of a CSV with a header.
 *
 * @param columns that the header names, in small letters
 * @param notes columns that are not known
 */
public record Sheet(List<SheetRow> rows, Set<String> columns, List<String> notes) {
  public Sheet {
    rows = List.copyOf(rows);
    columns = Set.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /**
   * What a file is, and what it may say.
   *
   * @param what such as {@code the test results}
   * @param required columns, in small letters
   * @param optional columns, in small letters
   * @param hint says of the columns that are there how a missing one may have been meant; may be
   *     empty
   */
  public record Kind(
      String what,
      List<String> required,
      List<String> optional,
      Function<Set<String>, String> hint) {
    public Kind {
      required = List.copyOf(required);
      optional = List.copyOf(optional);
    }

    public Kind(String what, List<String> required, List<String> optional) {
      this(what, required, optional, columns -> "");
    }
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if a
   *     required column is missing
   */
  public static Sheet read(Path file, Kind kind) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      Iterator<CsvRecord> records = csv.iterator();
      List<String> notes = new ArrayList<>();
      Map<String, Integer> columns = header(file, kind, records, notes);
      List<SheetRow> rows = new ArrayList<>();
      while (records.hasNext()) {
        CsvRecord next = records.next();
        rows.add(
            new SheetRow(
                String.valueOf(file.getFileName()),
                Math.toIntExact(next.getStartingLineNumber()),
                List.copyOf(next.getFields()),
                columns));
      }
      return new Sheet(rows, columns.keySet(), notes);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          kind.what()
              + " cannot be read: "
              + (e instanceof NoSuchFileException ? "there is no such file" : e.getMessage()),
          file.toString(),
          "give a UTF-8 CSV with the columns " + String.join(",", kind.required()),
          e);
    }
  }

  private static Map<String, Integer> header(
      Path file, Kind kind, Iterator<CsvRecord> records, List<String> notes) {
    Map<String, Integer> columns = new HashMap<>();
    if (records.hasNext()) {
      CsvRecord header = records.next();
      for (int i = 0; i < header.getFieldCount(); i++) {
        String name = header.getField(i).strip().toLowerCase(Locale.ROOT);
        columns.putIfAbsent(name, i);
        if (!kind.required().contains(name) && !kind.optional().contains(name)) {
          notes.add(
              file.getFileName() + ":1 column '" + name + "' is not known and says nothing here");
        }
      }
    }
    List<String> missing =
        kind.required().stream().filter(name -> !columns.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          kind.what() + " has no column " + String.join(", ", missing),
          file + ":1",
          "the first line must name "
              + String.join(", ", kind.required())
              + (kind.optional().isEmpty()
                  ? ""
                  : " and may name " + String.join(", ", kind.optional()))
              + kind.hint().apply(columns.keySet()));
    }
    return columns;
  }
}
