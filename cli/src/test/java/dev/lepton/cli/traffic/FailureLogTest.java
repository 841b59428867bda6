package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureLogTest {
  private final FailureLog log = new FailureLog();

  @Test
  void countsAllAndKeepsTheDistinctOnes() {
    log.add("a");
    log.add("b");
    log.add("a");
    assertThat(log.count()).isEqualTo(3);
    assertThat(log.samples()).containsExactly("a", "b");
  }

  @Test
  void keepsNoMoreThanTwenty() {
    for (int i = 0; i < 50; i++) {
      log.add("failure " + i);
    }
    assertThat(log.samples()).hasSize(20);
    assertThat(log.count()).isEqualTo(50);
  }
}
