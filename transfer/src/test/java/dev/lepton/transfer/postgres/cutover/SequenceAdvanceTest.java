package dev.lepton.transfer.postgres.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.verify.SequenceComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far beyond the used values a sequence is set. */
class SequenceAdvanceTest {
  private static SequenceInfo sequence(
      long last, boolean called, long increment, long min, long max) {
    return new SequenceInfo(
        new QualifiedName("public", "s"), last, called, increment, min, max, false);
  }

  @ParameterizedTest(name = "{0} by {1} in {2}..{3} goes to {4}")
  @CsvSource({
    "500, 1, 1, 9223372036854775807, 1500",
    "500, 10, 1, 9223372036854775807, 10500",
    "-5, -1, -9223372036854775808, -1, -1005",
    "50, 1, 1, 100, 55",
    "100, 1, 1, 100, 100",
    "9223372036854775800, 1, 1, 9223372036854775807, 9223372036854775800"
  })
  void aSequenceLeavesAMarginButNotMuchOfWhatIsLeft(
      long last, long increment, long min, long max, long goal) {
    assertThat(SequenceAdvance.goal(sequence(last, true, increment, min, max)).lastValue())
        .isEqualTo(goal);
  }

  @Test
  void anUnusedSequenceStaysUnused() {
    SequenceInfo unused = sequence(7, false, 1, 1, 100);
    assertThat(SequenceAdvance.goal(unused)).isEqualTo(unused);
  }

  @Test
  void aSequenceIsBehindIfItWouldRepeatAValue() {
    assertThat(
            SequenceComparison.isBehind(sequence(5, true, 1, 1, 100), sequence(5, true, 1, 1, 100)))
        .isFalse();
    assertThat(
            SequenceComparison.isBehind(
                sequence(5, false, 1, 1, 100), sequence(5, true, 1, 1, 100)))
        .isTrue();
    assertThat(
            SequenceComparison.isBehind(
                sequence(-5, true, -1, -100, -1), sequence(-6, true, -1, -100, -1)))
        .isTrue();
    assertThat(
            SequenceComparison.isBehind(
                sequence(-7, true, -1, -100, -1), sequence(-6, true, -1, -100, -1)))
        .isFalse();
  }
}
