package com.example.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** An order as a customer sends it, checked. */
final class NewOrder {
  final long customerId;
  final String reference;

  /** Quantity by product id, ascending: locks taken in one order cannot wait for each other. */
  final Map<Long, Integer> quantities;

  private NewOrder(long customerId, String reference, Map<Long, Integer> quantities) {
    this.customerId = customerId;
    this.reference = reference;
    this.quantities = Collections.unmodifiableMap(quantities);
  }

  static NewOrder read(JsonNode body) {
    JsonNode reference = body.path("reference");
    if (!body.path("customerId").canConvertToLong() || !reference.isTextual()) {
      throw ApiException.badRequest("an order has a customerId and a reference");
    }
    if (reference.textValue().isEmpty() || reference.textValue().length() > 64) {
      throw ApiException.badRequest("a reference has 1 to 64 characters");
    }
    return new NewOrder(
        body.path("customerId").longValue(), reference.textValue(), lines(body.path("lines")));
  }

  private static Map<Long, Integer> lines(JsonNode lines) {
    if (!lines.isArray() || lines.isEmpty()) {
      throw ApiException.badRequest("an order has at least one line");
    }
    Map<Long, Integer> quantities = new TreeMap<>();
    for (JsonNode line : lines) {
      int quantity = line.path("quantity").asInt(0);
      if (!line.path("productId").canConvertToLong() || quantity < 1 || quantity > 1000) {
        throw ApiException.badRequest("a line has a productId and a quantity from 1 to 1000");
      }
      quantities.merge(line.path("productId").longValue(), quantity, Integer::sum);
    }
    return quantities;
  }
}
