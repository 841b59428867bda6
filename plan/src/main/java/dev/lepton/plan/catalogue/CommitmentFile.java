package dev.lepton.plan.catalogue;

import dev.lepton.plan.table.BadCell;
import dev.lepton.plan.table.Sheet;
import dev.lepton.plan.table.SheetRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Prices of commitments from a CSV.
 *
 * @param places of the prices, one each: file and line
 * @param leftOut rows that cannot be used, each with line and column
 */
record CommitmentFile(List<CommitmentPrice> prices, List<String> places, List<String> leftOut) {
  static final List<String> COLUMNS =
      List.of(
          "provider",
          "region",
          "type",
          "years",
          "discount_percent",
          "upfront",
          "per_hour",
          "currency",
          "as_of",
          "source");

  private static final Sheet.Kind KIND =
      new Sheet.Kind(
          "the file of commitments",
          List.of("provider", "region", "type", "years", "currency", "as_of", "source"),
          List.of("discount_percent", "upfront", "per_hour"));

  private static final double MOST_UPFRONT = 1e7;
  private static final double MOST_PER_HOUR = 1000;
  private static final int LONGEST = 5;

  /** No provider sells anything for a twentieth of its price. */
  static final double MOST_DISCOUNT_PERCENT = 95;

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if the file
   *     as a whole cannot be used
   */
  static CommitmentFile read(Path file, ExchangeRates rates) {
    Sheet sheet = Sheet.read(file, KIND);
    List<CommitmentPrice> prices = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<String> leftOut = new ArrayList<>(sheet.notes());
    for (SheetRow row : sheet.rows()) {
      try {
        prices.add(price(row, rates));
        places.add(row.place().toString());
      } catch (BadCell e) {
        leftOut.add(row.place() + " " + e.getMessage());
      }
    }
    return new CommitmentFile(prices, places, leftOut);
  }

  private static CommitmentPrice price(SheetRow row, ExchangeRates rates) throws BadCell {
    double years = row.requiredNumber("years", 1, LONGEST);
    if (years != Math.rint(years)) {
      throw new BadCell("years", row.text("years"), "a whole number");
    }
    OptionalDouble percent = row.number("discount_percent", 0.01, MOST_DISCOUNT_PERCENT);
    OptionalDouble upfront = row.number("upfront", 0, MOST_UPFRONT);
    OptionalDouble perHour = row.number("per_hour", 0, MOST_PER_HOUR);
    double amount = upfront.orElse(0) + perHour.orElse(0);
    if (percent.isPresent() == amount > 0) {
      throw new BadCell(
          "per_hour",
          row.text("per_hour"),
          "given: give either discount_percent, or upfront and per_hour");
    }
    double perUsd = rates.perUsd(row.required("currency", "a currency such as USD"));
    String source = row.required("source", "given: a price without a source is not taken");
    LocalDate asOf = row.requiredDate("as_of");
    return new CommitmentPrice(
        row.required("provider", "a provider"),
        row.required("region", "a region, or any"),
        row.required("type", "a machine, a series such as n2-*, or any"),
        (int) years,
        percent.isPresent() ? OptionalDouble.of(percent.getAsDouble() / 100) : percent,
        upfront.orElse(0) / perUsd,
        perHour.orElse(0) / perUsd,
        asOf,
        source);
  }

  /** A row as the file has it, in US dollars. */
  static List<String> cells(CommitmentPrice price) {
    boolean amounts = price.discount().isEmpty();
    return List.of(
        price.provider(),
        price.region(),
        price.type(),
        Integer.toString(price.years()),
        amounts ? "" : Double.toString(price.discount().getAsDouble() * 100),
        amounts ? Double.toString(price.upfrontUsd()) : "",
        amounts ? Double.toString(price.usdPerHour()) : "",
        "USD",
        price.asOf().toString(),
        price.source());
  }
}
