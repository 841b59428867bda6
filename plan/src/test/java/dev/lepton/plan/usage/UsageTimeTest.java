package dev.lepton.plan.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-06-01T10:00:00Z",
        "2026-06-01T15:45:00+05:45",
        "2026-06-01T10:00:00",
        "2026-06-01 10:00:00",
        "2026-06-01T10:00",
        " 1780308000 "
      })
  void readsTheUsualNotations(String text) {
    assertThat(UsageTime.parse(text)).contains(Instant.parse("2026-06-01T10:00:00Z"));
  }

  @Test
  void anythingElseIsNoTime() {
    assertThat(UsageTime.parse("01/06/2026")).isEmpty();
  }
}
