package dev.lepton.operate.recovery;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only when somebody waits, and ends at some point. */
final class SmallPace implements Pace {
  private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");
  private final Duration end;
  private Instant now = START;

  SmallPace(Duration end) {
    this.end = end;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pause(Duration time) {
    now = now.plus(time);
  }

  @Override
  public boolean stopped() {
    return Duration.between(START, now).compareTo(end) >= 0;
  }
}
