package dev.lepton.plan.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads a region's price list of AWS's savings plans (JSON). Not thread-safe; for one file. */
final class AwsSavingsPlanFile {
  private final Path file;
  private final AwsSavingsRates rates = new AwsSavingsRates();
  private String published = "";

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
    return rates.table(day);
  }

  private void plan(JsonNode plan, LocalDate day) {
    String description = plan.path("description").asString("savings plan");
    JsonNode length = plan.path("leaseContractLength");
    int years = length.path("duration").asInt(0);
    if (years < 1 || !length.path("unit").asString("").startsWith("year")) {
      rates.leaveOut(file + " " + plan.path("sku").asString("") + ": a term that is not of years");
      return;
    }
    for (JsonNode rate : plan.path("rates")) {
      rates.add(
          years,
          description,
          new AwsSavingsRates.Rate(
              new AwsSavingsRates.Usage(
                  rate.path("discountedOperation").asString(""),
                  rate.path("discountedUsageType").asString(""),
                  rate.path("unit").asString("")),
              rate.path("discountedRegionCode").asString(""),
              rate.path("discountedInstanceType").asString(""),
              rate.path("discountedRate").path("price").asString(""),
              rate.path("discountedRate").path("currency").asString(""),
              file + " " + rate.path("rateCode").asString("")),
          day);
    }
  }
}
