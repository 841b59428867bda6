package dev.lepton.plan.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads a region's price list of AWS's savings plans (JSON): what Linux machines cost an hour under
 * the cheapest plan of each term. What is paid at once is in the rate already. Not thread-safe; one
 * instance reads one file.
 */
final class AwsSavingsPlanFile {
  private final Path file;
  private final TermPrices terms = new TermPrices();
  private final List<String> leftOut = new ArrayList<>();
  private String published = "";
  private String currency = "";

  AwsSavingsPlanFile(Path file) {
    this.file = file;
  }

  /**
   * @param otherwise the day of prices if the file does not say
   */
  PriceTable read(LocalDate otherwise) {
    List<JsonNode> plans = new ArrayList<>();
    JsonEntries.read(
        file,
        json -> {
          while (json.nextToken() != null) {
            if (json.currentToken() == JsonToken.PROPERTY_NAME) {
              String name = json.currentName();
              json.nextToken();
              switch (name) {
                case "publicationDate" -> published = json.getString();
                case "terms" ->
                    JsonEntries.fields(file, json, (kind, list, place) -> list.forEach(plans::add));
                default -> json.skipChildren();
              }
            }
          }
        });
    LocalDate day = AwsMachines.day(published).orElse(otherwise);
    plans.forEach(plan -> plan(plan, day));
    return new PriceTable(
        "aws", day, currency.isEmpty() ? "USD" : currency, List.of(), leftOut, terms.all());
  }

  private void plan(JsonNode plan, LocalDate day) {
    String description = plan.path("description").asString("savings plan");
    JsonNode length = plan.path("leaseContractLength");
    int years = length.path("duration").asInt(0);
    if (years < 1 || !length.path("unit").asString("").startsWith("year")) {
      leftOut.add(file + " " + plan.path("sku").asString("") + ": a term that is not of years");
      return;
    }
    for (JsonNode rate : plan.path("rates")) {
      boolean machine =
          rate.path("discountedOperation").asString("").equals("RunInstances")
              && rate.path("discountedUsageType").asString("").contains("BoxUsage")
              && rate.path("unit").asString("").equals("Hrs");
      String price = rate.path("discountedRate").path("price").asString("");
      String unit = rate.path("discountedRate").path("currency").asString("");
      currency = currency.isEmpty() && machine ? unit : currency;
      if (machine && (!price.matches("[0-9]+(\\.[0-9]+)?") || !unit.equals(currency))) {
        leftOut.add(
            file
                + " "
                + rate.path("rateCode").asString("")
                + ": \""
                + price
                + " "
                + unit
                + "\" is no price in "
                + currency);
      } else if (machine) {
        terms.add(
            "aws",
            rate.path("discountedRegionCode").asString(""),
            rate.path("discountedInstanceType").asString(""),
            new TermPrices.Term(years, 0, Double.parseDouble(price), "AWS, " + description),
            day);
      }
    }
  }
}
