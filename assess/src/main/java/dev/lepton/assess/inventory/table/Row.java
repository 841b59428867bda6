package dev.lepton.assess.inventory.table;

import dev.lepton.model.inventory.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of a table.
 *
 * @param line where it begins, 1-based
 */
public record Row(Header header, List<String> fields, String file, int line) {

  /** The value under the first of the names that the header knows; empty for blank cells. */
  public Optional<Cell> cell(String... names) {
    OptionalInt column = header.column(names);
    return column.isPresent() ? cell(column.getAsInt()) : Optional.empty();
  }

  /**
   * @param column from 0
   */
  public Optional<Cell> cell(int column) {
    header.read(column);
    String text = column < fields.size() ? fields.get(column).strip() : "";
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cell(text, header.title(column), new Place(file, line, column + 1)));
  }

  public Optional<String> text(String... names) {
    return cell(names).map(Cell::text);
  }

  public boolean isBlank() {
    return fields.stream().allMatch(String::isBlank);
  }

  public Place where() {
    return new Place(file, line, 0);
  }
}
