package dev.lepton.plan.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads the price file of Alibaba Cloud's own price page: machines by region, name, network and
 * system, by the hour and for whole years paid at once. It does not tell sizes; those of machines
 * that the catalogue knows are taken. Not thread-safe; one instance reads one file.
 */
final class AlibabaPriceFile {
  private static final int PARTS = 5;

  private final Path file;
  private final Map<String, MachineType> shapes;
  private final List<PriceRow> rows = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<Yearly> yearly = new ArrayList<>();
  private String currency = "USD";
  private String published = "";

  private record Yearly(String region, String type, TermPrices.Term term) {}

  /**
   * @param shapes of machines by name
   */
  AlibabaPriceFile(Path file, Map<String, MachineType> shapes) {
    this.file = file;
    this.shapes = shapes;
  }

  /**
   * @param otherwise the day of prices if the file does not say
   */
  PriceTable read(LocalDate otherwise) {
    JsonEntries.read(
        file,
        json -> {
          while (json.nextToken() != null) {
            if (json.currentToken() == JsonToken.PROPERTY_NAME) {
              String name = json.currentName();
              json.nextToken();
              switch (name) {
                case "currency" -> currency = json.getString();
                case "publicationDate" -> published = json.getString();
                case "pricingInfo" -> JsonEntries.fields(file, json, this::machine);
                default -> json.skipChildren();
              }
            }
          }
        });
    LocalDate day = AwsMachines.day(published).orElse(otherwise);
    TermPrices terms = new TermPrices();
    yearly.forEach(one -> terms.add("alibaba", one.region(), one.type(), one.term(), day));
    return new PriceTable("alibaba", day, currency, rows, leftOut, terms.all());
  }

  private void machine(String key, JsonNode prices, String place) {
    String[] part = key.split("::");
    if (part.length != PARTS || !part[2].equals("vpc") || !part[3].equals("linux")) {
      return;
    }
    Optional<MachineType> shape = Optional.ofNullable(shapes.get(part[1]));
    OptionalDouble hour = price(prices.path("hours"), 1);
    if (shape.isEmpty() || hour.isEmpty()) {
      leftOut.add(
          place
              + " "
              + key
              + ": "
              + (shape.isEmpty()
                  ? "the size of the machine is not told and not known"
                  : "no price an hour"));
      return;
    }
    rows.add(new PriceRow(part[0], shape.get(), hour.getAsDouble(), OptionalDouble.empty()));
    for (int years : List.of(1, 3)) {
      price(prices.path("years"), years)
          .ifPresent(
              total ->
                  yearly.add(
                      new Yearly(
                          part[0],
                          part[1],
                          new TermPrices.Term(
                              years, total, 0, "Alibaba Cloud subscription, paid at once"))));
    }
  }

  private static OptionalDouble price(JsonNode periods, int period) {
    for (JsonNode one : periods) {
      String price = one.path("price").asString("");
      if (one.path("period").asString("").equals(Integer.toString(period))
          && price.matches("[0-9]+(\\.[0-9]+)?")) {
        return OptionalDouble.of(Double.parseDouble(price));
      }
    }
    return OptionalDouble.empty();
  }
}
