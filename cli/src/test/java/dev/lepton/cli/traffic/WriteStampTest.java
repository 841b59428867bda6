package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteStampTest {
  private static final String RUN = WriteStamp.newRun(Instant.parse("2026-11-23T10:15:30.123Z"));

  @Test
  void readsBackWhatItWrites() {
    WriteStamp stamp = new WriteStamp(7, RUN, 123_456);
    assertThat(WriteStamp.parse(stamp.toString())).contains(stamp);
  }

  @Test
  void namesTheTimeInUtcWhateverTheMachineThinks() {
    assertThat(RUN).matches("20261123101530123\\d{4}");
  }

  @Test
  void aHigherNumberOfTheSameWriterIsLater() {
    assertThat(new WriteStamp(1, RUN, 10).isNotBefore(new WriteStamp(1, RUN, 9))).isTrue();
    assertThat(new WriteStamp(1, RUN, 9).isNotBefore(new WriteStamp(1, RUN, 10))).isFalse();
  }

  @Test
  void anotherWriterOfTheSameRunProvesNothing() {
    assertThat(new WriteStamp(2, RUN, 10).isNotBefore(new WriteStamp(1, RUN, 9))).isFalse();
  }

  @Test
  void aLaterRunIsLaterWhoeverWrites() {
    String next = WriteStamp.newRun(Instant.parse("2026-11-23T10:15:30.124Z"));
    assertThat(new WriteStamp(2, next, 1).isNotBefore(new WriteStamp(1, RUN, 9))).isTrue();
    assertThat(new WriteStamp(1, RUN, 9).isNotBefore(new WriteStamp(2, next, 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "w1-2-3",
        "called twice",
        "w1-202611231015301230001-",
        "w99999999999-202611231015301230001-1"
      })
  void otherTextIsNoStamp(String text) {
    assertThat(WriteStamp.parse(text)).isEmpty();
  }
}
