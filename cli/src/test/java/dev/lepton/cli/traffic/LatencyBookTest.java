package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.cli.traffic.LatencyBook.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatencyBookTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final LatencyBook book = new LatencyBook();

  @Test
  void aRequestBelongsToTheSideOnWhichItWasSent() {
    boolean sent = book.switched();
    book.markSwitch();
    book.record(Kind.WRITE, sent, NOON, 1_000_000);
    book.record(Kind.WRITE, book.switched(), NOON, 2_000_000);
    book.record(Kind.READ, book.switched(), NOON, 3_000_000);
    assertThat(book.before().writes().count()).isEqualTo(1);
    assertThat(book.after().writes().count()).isEqualTo(1);
    assertThat(book.after().reads().count()).isEqualTo(1);
  }

  @Test
  void percentilesAreInMilliseconds() {
    for (int i = 1; i <= 100; i++) {
      book.record(Kind.READ, false, NOON, i * 1_000_000L);
    }
    TrafficReport.Percentiles reads = book.before().reads();
    assertThat(reads.p50()).isCloseTo(50, within(0.1));
    assertThat(reads.p95()).isCloseTo(95, within(0.1));
    assertThat(reads.p99()).isCloseTo(99, within(0.1));
    assertThat(reads.max()).isCloseTo(100, within(0.1));
  }

  @Test
  void theLongestWaitIsOfAWriteAndKeepsItsTime() {
    book.record(Kind.READ, false, NOON, 900_000_000);
    book.record(Kind.WRITE, false, NOON.plusSeconds(1), 300_000_000);
    book.record(Kind.WRITE, false, NOON.plusSeconds(2), 200_000_000);
    assertThat(book.longestWriteWait()).contains(new TrafficReport.Wait(300, NOON.plusSeconds(1)));
  }

  @Test
  void nothingMeasuredIsAllZero() {
    assertThat(book.before().reads()).isEqualTo(new TrafficReport.Percentiles(0, 0, 0, 0, 0));
  }

  @Test
  void aForgottenWarmUpLeavesOnlyTheCount() {
    book.record(Kind.WRITE, false, NOON, 900_000_000);
    book.forget();
    assertThat(book.longestWriteWait()).isEmpty();
    assertThat(book.before().writes().count()).isZero();
    assertThat(book.count()).isEqualTo(1);
  }
}
