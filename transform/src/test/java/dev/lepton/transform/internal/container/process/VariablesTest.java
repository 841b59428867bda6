package dev.lepton.transform.internal.container.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

  @Test
  void secretsAreKnownByNameOrByValueAndLeaveTheirNamesOnly() {
    Variables variables =
        Variables.of(
            Map.of(
                "DB_PASSWORD", "x",
                "STRIPE_API_KEY", "x",
                "CACHE", "redis://:hunter2@cache:6379",
                "LEVEL", "info"));

    assertThat(variables.open()).containsOnlyKeys("LEVEL");
    assertThat(variables.secrets()).containsExactly("CACHE", "DB_PASSWORD", "STRIPE_API_KEY");
  }
}
