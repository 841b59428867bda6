package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an offer file of AWS's price list (AmazonEC2, JSON): on-demand prices of shared Linux
 * machines without software on them. The files have hundreds of megabytes and are read as they
 * come. Not thread-safe; one instance reads one file.
 */
final class AwsOfferFile {
  /** Reads one value after the other out of a larger one. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Map<String, String> WANTED =
      Map.of(
          "operatingSystem", "Linux",
          "tenancy", "Shared",
          "preInstalledSw", "NA",
          "capacitystatus", "Used");

  private final Path file;
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, Double> prices = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private Optional<LocalDate> published = Optional.empty();

  AwsOfferFile(Path file) {
    this.file = file;
  }

  private record Product(String region, MachineType machine) {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if it is
   *     no offer file
   */
  PriceTable read() {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = MAPPER.createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "publicationDate" -> published = day(json.getString());
          case "products" -> each(json, this::product);
          case "terms" -> terms(json);
          default -> json.skipChildren();
        }
      }
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the offer file cannot be read: " + e.getMessage(),
          file.toString(),
          "download it again; it must be the JSON of AmazonEC2",
          e);
    }
    return table();
  }

  /** Calls back for each field of the object. */
  private static void each(JsonParser json, BiConsumer<String, JsonNode> use) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      use.accept(name, MAPPER.readTree(json));
    }
  }

  private void terms(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean onDemand = json.currentName().equals("OnDemand");
      json.nextToken();
      if (onDemand) {
        each(json, this::price);
      } else {
        json.skipChildren();
      }
    }
  }

  private void product(String sku, JsonNode product) {
    JsonNode attributes = product.path("attributes");
    boolean compute = product.path("productFamily").asString("").startsWith("Compute Instance");
    boolean wanted =
        WANTED.entrySet().stream()
            .allMatch(
                entry -> attributes.path(entry.getKey()).asString("").equals(entry.getValue()));
    if (!compute || !wanted) {
      return;
    }
    String type = attributes.path("instanceType").asString("");
    String memory = attributes.path("memory").asString("").replace(",", "").replace(" GiB", "");
    String vcpu = attributes.path("vcpu").asString("");
    if (type.isEmpty() || !memory.matches("[0-9.]+") || !vcpu.matches("[0-9]+")) {
      leftOut.add(file + " " + sku + ": a machine without a name, vCPUs or memory in GiB");
      return;
    }
    String processor = attributes.path("physicalProcessor").asString("");
    MachineType machine =
        new MachineType(
            type,
            Double.parseDouble(vcpu),
            Double.parseDouble(memory),
            processor.contains("Graviton") ? "arm64" : "amd64",
            network(attributes.path("networkPerformance").asString("")),
            Optional.empty(),
            SteadyMachines.contains("aws", type));
    products.put(sku, new Product(attributes.path("regionCode").asString(""), machine));
  }

  /** "10 Gigabit"; what is only reached at times ("Up to 10 Gigabit") is no promise. */
  private static OptionalInt network(String text) {
    return text.matches("[0-9.]+ Gigabit")
        ? OptionalInt.of((int) Math.round(1000 * Double.parseDouble(text.split(" ")[0])))
        : OptionalInt.empty();
  }

  private void price(String sku, JsonNode terms) {
    if (!products.containsKey(sku)) {
      return;
    }
    for (JsonNode term : terms) {
      for (JsonNode dimension : term.path("priceDimensions")) {
        String usd = dimension.path("pricePerUnit").path("USD").asString("");
        if (dimension.path("unit").asString("").equals("Hrs") && usd.matches("[0-9.]+")) {
          prices.put(sku, Double.parseDouble(usd));
        }
      }
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toLocalDate());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private PriceTable table() {
    if (published.isEmpty() || products.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the file is no offer file of AmazonEC2: "
              + (published.isEmpty()
                  ? "it has no publicationDate"
                  : "it has no Linux machine among its products"),
          file.toString(),
          "give the JSON of the price list's offer AmazonEC2, of one region or all");
    }
    List<PriceRow> rows = new ArrayList<>();
    products.forEach(
        (sku, product) -> {
          Double price = prices.get(sku);
          if (price == null || product.region().isEmpty()) {
            leftOut.add(
                file
                    + " "
                    + sku
                    + ": "
                    + product.machine().name()
                    + " has no on-demand price in USD an hour, or no region code");
          } else {
            rows.add(
                new PriceRow(product.region(), product.machine(), price, OptionalDouble.empty()));
          }
        });
    return new PriceTable("aws", published.get(), "USD", rows, leftOut);
  }
}
