package dev.lepton.transform.internal.container.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daily | 0 0 * * *",
        "weekly | 0 0 * * 1",
        "Mon..Fri *-*-* 03:30 | 30 3 * * 1-5",
        "*-*-01 04:00:00 | 0 4 1 * *",
        "Sat,Sun 10:05 | 5 10 * * 6,0",
        "*-*-* *:0/15 | */15 * * * *"
      })
  void timersBecomeCron(String calendar, String cron) {
    assertThat(CalendarTimes.cron(calendar)).isEqualTo(cron);
  }

  @Test
  void whatCronCannotSayIsRefused() {
    assertThatThrownBy(() -> CalendarTimes.cron("*-*-* *:*:30"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("*:*:30");
  }
}
