package dev.lepton.plan.catalogue;

import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads an offer file of AWS's price list (AmazonEC2, CSV): a line for each price, with all that is
 * known of its product. Not thread-safe; one instance reads one file.
 */
final class AwsOfferCsv {
  /** Headings of what the JSON calls otherwise. */
  private static final Map<String, String> HEADINGS =
      Map.of(
          "productFamily", "product family",
          "instanceType", "instance type",
          "operatingSystem", "operating system",
          "preInstalledSw", "pre installed s/w",
          "physicalProcessor", "physical processor",
          "networkPerformance", "network performance",
          "regionCode", "region code");

  private final AwsCsv csv;
  private final AwsMachines machines;

  AwsOfferCsv(Path file) {
    this.csv = new AwsCsv(file);
    this.machines = new AwsMachines(file);
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if it is
   *     no offer file
   */
  PriceTable read() {
    csv.read(this::price);
    return machines.table(csv.published());
  }

  private void price(AwsCsv.Line line) {
    String sku = line.cell("SKU");
    machines.product(sku, name -> line.cell(HEADINGS.getOrDefault(name, name)), line.place());
    AwsMachines.Amount amount =
        new AwsMachines.Amount(line.cell("PricePerUnit"), line.cell("Unit"), line.cell("Currency"));
    switch (line.cell("TermType")) {
      case "OnDemand" -> machines.onDemand(sku, amount, line.place());
      case "Reserved" ->
          machines.reserved(
              sku,
              line.cell("OfferTermCode"),
              line.cell("LeaseContractLength"),
              line.cell("OfferingClass") + ", " + line.cell("PurchaseOption"),
              amount);
      default -> {
        // Savings plans have a file of their own.
      }
    }
  }
}
