package dev.lepton.plan.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodNameTest {

  @ParameterizedTest
  @CsvSource({
    "shop-7d9c6b8f5d-x2k4p, shop",
    "shop-web-6f4d8b9c7-abcde, shop-web-6f4d8b9c7-abcde",
    "postgres-0, postgres",
    "fluentd-x7k2p, fluentd",
    "shop, shop"
  })
  void aPodIsNamedAfterItsOwner(String pod, String owner) {
    assertThat(PodName.owner(pod)).isEqualTo(owner);
  }
}
