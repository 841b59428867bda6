package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathsTest {
  @Test
  void nothingAfterTheServletHasNoParts() {
    assertEquals(List.of(), Paths.split(null));
    assertEquals(List.of(), Paths.split("/"));
  }

  @Test
  void everyPartAfterTheServletCounts() {
    assertEquals(List.of("7", "payments"), Paths.split("/7/payments"));
  }

  @Test
  void anIdThatIsNoNumberIsTheClientsMistake() {
    assertEquals(400, assertThrows(ApiException.class, () -> Paths.id("seven")).status());
  }
}
