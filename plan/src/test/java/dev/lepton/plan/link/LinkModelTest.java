package dev.lepton.plan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.TransferTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkModelTest {
  private static final double GIGABIT = 125e6;

  private static TransferTime of(double bytes, double changes, double pause, double hours) {
    return LinkModel.of(
        new LinkQuestion(
            bytes,
            changes,
            pause,
            new LinkQuestion.Line(GIGABIT, 0.8, hours, Optional.empty()),
            Optional.empty()));
  }

  @Test
  void aCopyTakesItsBytesOverWhatTheLinkCarries() {
    assertThat(of(1e12, 0, 30, 24).firstCopySeconds()).isCloseTo(10_000, within(1e-6));
    assertThat(of(1e12, 0, 30, 12).firstCopySeconds()).isCloseTo(20_000, within(1e-6));
  }

  @Test
  void streamedChangesTakeTheirShareOfTheLink() {
    assertThat(of(1e12, 20e6, 30, 24).streamed().seconds().orElseThrow())
        .isCloseTo(12_500, within(1e-6));
  }

  @Test
  void roundsShrinkByTheSameRatioUntilOneFitsIntoThePause() {
    TransferTime.Rounds rounds = of(1e12, 20e6, 30, 24).increments();
    // 10,000 s, then 2,000, 400, 80, and 16 in the pause.
    assertThat(rounds.first()).hasSize(4);
    assertThat(rounds.first().get(2)).isCloseTo(80, within(1e-6));
    assertThat(rounds.rounds()).isEqualTo(4);
    assertThat(rounds.seconds().orElseThrow()).isCloseTo(12_480, within(1e-6));
    assertThat(rounds.pauseSeconds().orElseThrow()).isCloseTo(16, within(1e-6));
  }

  @Test
  void moreChangesThanTheLinkCarriesAreNeverCaughtUpWith() {
    TransferTime time = of(1e12, 100e6, 30, 24);
    assertThat(time.streamed().possible()).isFalse();
    assertThat(time.increments().possible()).isFalse();
    assertThat(time.advice()).startsWith("never over this link");
  }

  @Test
  void aLongPathIsBoundByWindowsAndLosses() {
    LinkQuestion.Path windowed = new LinkQuestion.Path(0.1, 0, 2, 1e6);
    LinkQuestion.Path lossy = new LinkQuestion.Path(0.1, 1e-4, 2, 1e9);
    assertThat(path(windowed).link().usable()).isCloseTo(20e6, within(1.0));
    assertThat(path(windowed).link().boundBy()).startsWith("the window");
    assertThat(path(lossy).link().usable()).isCloseTo(2 * 1.22 * 1460 / 0.1 / 0.01, within(1.0));
    assertThat(path(lossy).link().boundBy()).startsWith("lost packets");
  }

  private static TransferTime path(LinkQuestion.Path path) {
    return LinkModel.of(
        new LinkQuestion(
            1e12,
            0,
            30,
            new LinkQuestion.Line(GIGABIT, 0.8, 24, Optional.of(path)),
            Optional.empty()));
  }

  @Test
  void aDeviceIsAdvisedWhereItIsQuicker() {
    TransferTime time =
        LinkModel.of(
            new LinkQuestion(
                1e15,
                1e6,
                60,
                new LinkQuestion.Line(GIGABIT, 0.8, 24, Optional.empty()),
                Optional.of(new LinkQuestion.Device(1e9, 5))));
    assertThat(time.advice()).startsWith("send a device");
    assertThat(time.device().orElseThrow().seconds().orElseThrow())
        .isLessThan(time.streamed().seconds().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "2TB,2e12",
    "1.5TiB,1649267441664",
    "100,100",
    "8Gb,1e9",
    "10 MB,1e7",
    "1GiB,1073741824"
  })
  void amountsAreReadWithTheirUnits(String text, double bytes) {
    assertThat(DataAmount.bytes(text).orElseThrow()).isCloseTo(bytes, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"1Gbps,125e6", "100Mb/s,12.5e6", "20MiB/s,20971520", "5MB/s,5e6", "1Gbit/s,125e6"})
  void ratesAreReadWithTheirUnits(String text, double bytes) {
    assertThat(DataAmount.bytesPerSecond(text).orElseThrow()).isCloseTo(bytes, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "1GB", "fast", "-1MB/s", "1XB/s", ""})
  void whatIsNoRateIsNone(String text) {
    assertThat(DataAmount.bytesPerSecond(text)).isEmpty();
  }
}
