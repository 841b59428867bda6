package dev.lepton.plan.table;

import dev.lepton.model.inventory.Place;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A row of a sheet. Immutable. */
public final class SheetRow {
  private final String file;
  private final int line;
  private final List<String> cells;
  private final Map<String, Integer> columns;

  SheetRow(String file, int line, List<String> cells, Map<String, Integer> columns) {
    this.file = file;
    this.line = line;
    this.cells = cells;
    this.columns = columns;
  }

  /** The row itself. */
  public Place place() {
    return new Place(file, line, 0);
  }

  /** Without white space around it; empty if the column is not there or the cell says nothing. */
  public Optional<String> text(String column) {
    Integer position = columns.get(column);
    return position == null || position >= cells.size()
        ? Optional.empty()
        : Optional.of(cells.get(position).strip()).filter(text -> !text.isEmpty());
  }

  /**
   * @throws BadCell if the cell says nothing
   */
  public String required(String column, String expected) throws BadCell {
    Optional<String> text = text(column);
    if (text.isEmpty()) {
      throw new BadCell(column, text, expected);
    }
    return text.get();
  }

  /**
   * @throws BadCell if there is something else than a finite number within the range
   */
  public OptionalDouble number(String column, double least, double most) throws BadCell {
    Optional<String> text = text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text.get());
      if (value >= least && value <= most) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      throw new BadCell(column, text, expected(least, most));
    }
    throw new BadCell(column, text, expected(least, most));
  }

  /**
   * @throws BadCell if there is no such number
   */
  public double requiredNumber(String column, double least, double most) throws BadCell {
    OptionalDouble value = number(column, least, most);
    if (value.isEmpty()) {
      throw new BadCell(column, Optional.empty(), expected(least, most));
    }
    return value.getAsDouble();
  }

  /**
   * @throws BadCell if there is no date, or not as year-month-day
   */
  public LocalDate requiredDate(String column) throws BadCell {
    String text = required(column, "a date such as 2027-01-31");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadCell(column, Optional.of(text), "a date such as 2027-01-31");
    }
  }

  private static String expected(double least, double most) {
    return least == Double.MIN_VALUE
        ? "a number above 0, at most " + shown(most)
        : "a number from " + shown(least) + " to " + shown(most);
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }
}
