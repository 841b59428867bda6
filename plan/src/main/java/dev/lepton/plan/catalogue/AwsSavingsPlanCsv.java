package dev.lepton.plan.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;

/** Reads a region's price list of AWS's savings plans (CSV). Not thread-safe; for one file. */
final class AwsSavingsPlanCsv {
  private final Path file;
  private final AwsSavingsRates rates = new AwsSavingsRates();

  AwsSavingsPlanCsv(Path file) {
    this.file = file;
  }

  /** Whether an AWS file that begins so is about savings plans. */
  static boolean begins(String start) {
    return start.contains("DiscountedSKU");
  }

  /**
   * @param otherwise the day of prices if the file does not say
   */
  PriceTable read(LocalDate otherwise) {
    AwsCsv csv = new AwsCsv(file);
    csv.read(line -> rate(line, AwsMachines.day(csv.published()).orElse(otherwise)));
    return rates.table(AwsMachines.day(csv.published()).orElse(otherwise));
  }

  private void rate(AwsCsv.Line line, LocalDate day) {
    String length = line.cell("LeaseContractLength");
    boolean years =
        length.matches("[1-9]") && line.cell("LeaseContractLengthUnit").startsWith("year");
    rates.add(
        years ? Integer.parseInt(length) : 0,
        line.cell("Description"),
        new AwsSavingsRates.Rate(
            new AwsSavingsRates.Usage(
                line.cell("DiscountedOperation"),
                line.cell("DiscountedUsageType"),
                line.cell("Unit")),
            line.cell("DiscountedRegionCode"),
            line.cell("DiscountedInstanceType"),
            line.cell("DiscountedRate"),
            line.cell("Currency"),
            line.place()),
        day);
  }
}
