package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0.0123,12.3 ms",
    "0.9,900 ms",
    "61.25,61.3 s",
    "3599,59 min 59 s",
    "9000,2 h 30 min"
  })
  void durationsComeInTheUnitOneWouldSay(double seconds, String expected) {
    assertThat(Figures.seconds(seconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"999,999 B", "1500,1.5 kB", "2500000,2.5 MB", "48000000000,48.0 GB"})
  void sizesAreDecimal(long bytes, String expected) {
    assertThat(Figures.bytes(bytes)).isEqualTo(expected);
  }

  @Test
  void timesAreUtcWhateverTheMachineThinks() {
    assertThat(Figures.utc("2026-09-14T20:15:00.250Z")).isEqualTo("2026-09-14 20:15:00");
  }

  @Test
  void aTimeThatIsNoneStaysAsItIs() {
    assertThat(Figures.utc("yesterday")).isEqualTo("yesterday");
  }

  @Test
  void oneIsNotMany() {
    assertThat(Figures.count(1, "row", "rows")).isEqualTo("1 row");
    assertThat(Figures.count(1234, "row", "rows")).isEqualTo("1,234 rows");
  }
}
