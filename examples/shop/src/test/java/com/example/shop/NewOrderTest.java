package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewOrderTest {
  @Test
  void productsComeInAscendingOrderSoThatLocksCannotWaitForEachOther() throws IOException {
    NewOrder order =
        read(order("{'productId': 9, 'quantity': 2}, {'productId': 3, 'quantity': 1}"));
    assertEquals(List.of(3L, 9L), new ArrayList<>(order.quantities.keySet()));
  }

  @Test
  void linesForTheSameProductAreAddedUp() throws IOException {
    NewOrder order =
        read(order("{'productId': 9, 'quantity': 2}, {'productId': 9, 'quantity': 5}"));
    assertEquals(7, order.quantities.get(9L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{'productId': 1}",
        "{'quantity': 1}",
        "{'productId': 1, 'quantity': 0}",
        "{'productId': 1, 'quantity': 1001}",
        "{'productId': 'x', 'quantity': 1}"
      })
  void linesWithoutProductOrSensibleQuantityAreRefused(String lines) {
    assertEquals(400, assertThrows(ApiException.class, () -> read(order(lines))).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{'customerId': 1}", "{'customerId': 1, 'reference': ''}"})
  void anOrderWithoutCustomerOrReferenceIsRefused(String body) {
    assertEquals(400, assertThrows(ApiException.class, () -> read(body)).status());
  }

  private static String order(String lines) {
    return "{'customerId': 1, 'reference': 'r', 'lines': [" + lines + "]}";
  }

  private static NewOrder read(String json) throws IOException {
    return NewOrder.read(new ObjectMapper().readTree(json.replace('\'', '"')));
  }
}
