package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.StreamStatus;
import dev.lepton.transfer.StreamStatus.Bottleneck;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one may ask of a running stream, and what it says of itself. */
class ControlIT {
  private final LiveFixture fixture =
      new LiveFixture("CREATE TABLE public.item (id int PRIMARY KEY, note text)");
  private final LiveLink link = fixture.following();

  @AfterEach
  void close() {
    fixture.close();
  }

  private long atTarget() {
    return Long.parseLong(fixture.onTarget("SELECT count(*) FROM public.item").get(0));
  }

  @Test
  void aPausedStreamAppliesNothingUntilItIsResumed() {
    link.catchUp(Duration.ofSeconds(20));
    link.pause();
    fixture.source("INSERT INTO public.item SELECT i, 'n' FROM generate_series(1, 100) i");
    await().until(() -> link.status().lag().bytes() > 0 && link.status().pace().paused());
    assertThat(link.status().pace().bottleneck()).isEqualTo(Bottleneck.BRAKE);
    assertThatThrownBy(() -> link.catchUp(Duration.ofMillis(300)))
        .isInstanceOf(LeptonException.class);
    assertThat(atTarget()).isZero();
    link.resume();
    fixture.assertSame(link, "public.item");
  }

  @Test
  void nothingThatWaitsForThePausedStreamBegins() {
    link.pause();
    assertThatThrownBy(() -> link.beginCutover(Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STREAM_PAUSED));
  }

  @Test
  void aThrottledStreamAppliesInSmallPortionsUntilTheLimitIsLifted() {
    link.throttle(50);
    for (int i = 0; i < 20; i++) {
      fixture.source(
          "INSERT INTO public.item SELECT i, 'n' FROM generate_series("
              + (1 + i * 1000)
              + ", "
              + (i + 1) * 1000
              + ") i");
    }
    await().until(() -> link.status().lag().bytes() > 0 && link.status().applied().rows() > 0);
    assertThat(atTarget()).isLessThan(20_000);
    link.throttle(0);
    fixture.assertSame(link, "public.item");
  }

  @Test
  void theStatusCountsWhatWasApplied() {
    fixture.source("INSERT INTO public.item SELECT i, 'note' FROM generate_series(1, 500) i");
    fixture.source("UPDATE public.item SET note = 'other' WHERE id <= 10");
    link.catchUp(Duration.ofSeconds(20));
    StreamStatus status = link.status();
    assertThat(status.applied().rows()).isEqualTo(510);
    assertThat(status.applied().bytes()).isGreaterThan(510 * 10);
    assertThat(status.applied().rowsPerSecond()).isPositive();
    assertThat(status.applied().backlogBytes()).isZero();
    assertThat(status.retained().state()).isEqualTo("reserved");
    assertThat(status.quarantined()).isEmpty();
  }
}
