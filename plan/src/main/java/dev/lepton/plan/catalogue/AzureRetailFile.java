package dev.lepton.plan.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Reads answers of Azure's retail prices API: pay-as-you-go and spot prices of Linux machines,
 * reservations and savings plans. The API does not tell sizes; those of machines that the catalogue
 * knows already are taken. Not thread-safe; one instance reads one file.
 */
final class AzureRetailFile {
  private final Path file;
  private final Map<String, MachineType> shapes;
  private final Map<String, PriceRow> rows = new LinkedHashMap<>();
  private final Map<String, Double> spots = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final TermPrices terms = new TermPrices();
  private String currency = "USD";

  /**
   * @param shapes of machines by name
   */
  AzureRetailFile(Path file, Map<String, MachineType> shapes) {
    this.file = file;
    this.shapes = shapes;
  }

  /**
   * @param asOf the day on which they were asked for; the API does not say
   */
  PriceTable read(LocalDate asOf) {
    JsonEntries.each(
        file,
        "Items",
        (item, place) -> item(item, place, asOf),
        (name, value) -> currency = name.equals("BillingCurrency") ? value : currency);
    List<PriceRow> all = new ArrayList<>();
    rows.forEach(
        (key, row) -> {
          Double spot = spots.get(key);
          all.add(
              new PriceRow(
                  row.region(),
                  row.machine(),
                  row.price(),
                  spot == null ? OptionalDouble.empty() : OptionalDouble.of(spot)));
        });
    return new PriceTable("azure", asOf, currency, all, leftOut, terms.all());
  }

  private void item(JsonNode item, String place, LocalDate asOf) {
    String type = item.path("armSkuName").asString("");
    String kind = item.path("type").asString("");
    boolean machine =
        item.path("serviceName").asString("").equals("Virtual Machines")
            && List.of("Consumption", "Reservation").contains(kind)
            && item.path("unitOfMeasure").asString("").equals("1 Hour")
            && !type.isEmpty();
    String product = item.path("productName").asString("");
    String meter = item.path("meterName").asString("");
    boolean otherwise =
        product.contains("Windows")
            || product.contains("Cloud Services")
            || meter.contains("Low Priority")
            || item.path("skuName").asString("").contains("Low Priority");
    if (!machine || otherwise) {
      return;
    }
    String region = item.path("armRegionName").asString("");
    String key = region + "/" + type;
    double price = item.path("retailPrice").asDouble(Double.NaN);
    String unit = item.path("currencyCode").asString(currency);
    if (!unit.equals(currency)) {
      leftOut.add(place + " " + key + ": a price in " + unit + " among those in " + currency);
      return;
    }
    if (kind.equals("Reservation")) {
      // The API's price of a reservation is that of the whole term, whatever its unit says.
      years(item.path("reservationTerm"))
          .ifPresent(
              years ->
                  terms.add(
                      "azure",
                      region,
                      type,
                      new TermPrices.Term(years, price, 0, "Azure reservation"),
                      asOf));
      return;
    }
    if (meter.contains("Spot") || item.path("skuName").asString("").contains("Spot")) {
      spots.put(key, price);
      return;
    }
    Optional<MachineType> shape = Optional.ofNullable(shapes.get(type));
    if (shape.isEmpty()) {
      leftOut.add(place + " " + key + ": the size of the machine is not told and not known");
    } else if (rows.containsKey(key)) {
      leftOut.add(place + " " + key + ": a second price of the same machine and region");
    } else {
      rows.put(key, new PriceRow(region, shape.get(), price, OptionalDouble.empty()));
      for (JsonNode plan : item.path("savingsPlan")) {
        years(plan.path("term"))
            .ifPresent(
                years ->
                    terms.add(
                        "azure",
                        region,
                        type,
                        new TermPrices.Term(
                            years, 0, plan.path("retailPrice").asDouble(0), "Azure savings plan"),
                        asOf));
      }
    }
  }

  /** "1 Year", "3 Years". */
  private static Optional<Integer> years(JsonNode term) {
    String text = term.asString("");
    return text.matches("[1-9] Years?") ? Optional.of(text.charAt(0) - '0') : Optional.empty();
  }
}
