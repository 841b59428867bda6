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
    int sent = book.period();
    book.markSwitch();
    book.record(Kind.WRITE, sent, NOON, 1_000_000);
    book.record(Kind.WRITE, book.period(), NOON, 2_000_000);
    book.record(Kind.READ, book.period(), NOON, 3_000_000);
    assertThat(book.before().writes().count()).isEqualTo(1);
    assertThat(book.after().writes().count()).isEqualTo(1);
    assertThat(book.after().reads().count()).isEqualTo(1);
  }

  @Test
  void percentilesAreInMilliseconds() {
    for (int i = 1; i <= 100; i++) {
      book.record(Kind.READ, 0, NOON, i * 1_000_000L);
    }
    TrafficReport.Percentiles reads = book.before().reads();
    assertThat(reads.p50()).isCloseTo(50, within(0.1));
    assertThat(reads.p95()).isCloseTo(95, within(0.1));
    assertThat(reads.p99()).isCloseTo(99, within(0.1));
    assertThat(reads.max()).isCloseTo(100, within(0.1));
  }

  @Test
  void theLongestWaitIsOfAWriteAndKeepsItsTime() {
    book.record(Kind.READ, 0, NOON, 900_000_000);
    book.record(Kind.WRITE, 0, NOON.plusSeconds(1), 300_000_000);
    book.record(Kind.WRITE, 0, NOON.plusSeconds(2), 200_000_000);
    assertThat(book.longestWriteWait()).contains(new TrafficReport.Wait(300, NOON.plusSeconds(1)));
  }

  @Test
  void nothingMeasuredIsAllZero() {
    assertThat(book.before().reads()).isEqualTo(new TrafficReport.Percentiles(0, 0, 0, 0, 0));
  }
}
