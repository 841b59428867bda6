package dev.lepton.accept.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareDifferenceTest {
  /** The first example of Newcombe's paper, 56 of 70 and 48 of 80: 0.0524 to 0.3339. */
  @Test
  void agreesWithThePaper() {
    ShareDifference difference = ShareDifference.between(48, 80, 56, 70);

    assertThat(difference.estimate()).isCloseTo(0.2, within(1e-9));
    assertThat(difference.low()).isCloseTo(0.0524, within(1e-4));
    assertThat(difference.high()).isCloseTo(0.3339, within(1e-4));
  }

  @Test
  void knowsThatNoErrorsAmongFewProveLittle() {
    assertThat(ShareDifference.between(0, 20, 0, 20).high()).isGreaterThan(0.1);
  }
}
