package dev.lepton.plan.catalogue;

import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads an offer file of AWS's price list (AmazonEC2, JSON). The files have gigabytes and are read
 * as they come. Not thread-safe; one instance reads one file.
 */
final class AwsOfferFile {
  private final Path file;
  private final AwsMachines machines;
  private String published = "";

  AwsOfferFile(Path file) {
    this.file = file;
    this.machines = new AwsMachines(file);
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read, CONFIG_INVALID if it is
   *     no offer file
   */
  PriceTable read() {
    JsonEntries.read(
        file,
        json -> {
          json.nextToken();
          while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
              case "publicationDate" -> published = json.getString();
              case "products" -> JsonEntries.fields(file, json, this::product);
              case "terms" -> terms(json);
              default -> json.skipChildren();
            }
          }
        });
    return machines.table(published);
  }

  private void terms(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String kind = json.currentName();
      json.nextToken();
      switch (kind) {
        case "OnDemand" -> JsonEntries.fields(file, json, this::onDemand);
        case "Reserved" -> JsonEntries.fields(file, json, this::reserved);
        default -> json.skipChildren();
      }
    }
  }

  private void product(String sku, JsonNode product, String place) {
    JsonNode attributes = product.path("attributes");
    machines.product(
        sku,
        name ->
            name.equals("productFamily")
                ? product.path(name).asString("")
                : attributes.path(name).asString(""),
        place);
  }

  private void onDemand(String sku, JsonNode terms, String place) {
    for (JsonNode term : terms) {
      for (JsonNode dimension : term.path("priceDimensions")) {
        machines.onDemand(sku, amount(dimension), place);
      }
    }
  }

  private void reserved(String sku, JsonNode terms, String place) {
    if (!machines.has(sku)) {
      return;
    }
    for (Map.Entry<String, JsonNode> term : terms.properties()) {
      JsonNode attributes = term.getValue().path("termAttributes");
      for (JsonNode dimension : term.getValue().path("priceDimensions")) {
        machines.reserved(
            sku,
            term.getKey(),
            attributes.path("LeaseContractLength").asString(""),
            attributes.path("OfferingClass").asString("")
                + ", "
                + attributes.path("PurchaseOption").asString(""),
            amount(dimension));
      }
    }
  }

  private static AwsMachines.Amount amount(JsonNode dimension) {
    for (Map.Entry<String, JsonNode> price : dimension.path("pricePerUnit").properties()) {
      return new AwsMachines.Amount(
          price.getValue().asString(""), dimension.path("unit").asString(""), price.getKey());
    }
    return new AwsMachines.Amount("", dimension.path("unit").asString(""), "");
  }
}
