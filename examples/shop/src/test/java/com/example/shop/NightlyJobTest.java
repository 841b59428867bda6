package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyJobTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T01:59:59Z, PT1S",
    "2026-11-23T02:00:00Z, PT24H",
    "2026-11-23T23:00:00Z, PT3H"
  })
  void runsAtTheNextTwoInTheNight(String now, Duration expected) {
    assertEquals(expected, NightlyJob.untilNext(ZonedDateTime.parse(now)));
  }
}
