package dev.lepton.transform.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.schedule.CronTimes.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPRING | 0 0 3 * * * | 0 3 * * *",
        "SPRING | 0 */15 8-18 ? * MON-FRI | */15 8-18 * * 1-5",
        "SPRING | 0 0/10 * * * * | */10 * * * *",
        "SPRING | 0 5/10 * * * * | 5-59/10 * * * *",
        "SPRING | 00 30 4 1 JAN,jul ? | 30 4 1 1,7 *",
        "SPRING | 0 0 6 ? * 7 | 0 6 * * 0",
        "SPRING | 0 0 6 ? * FRI-7 | 0 6 * * 0,5-6",
        "SPRING | 0 0 6 ? * MON-7 | 0 6 * * *",
        "SPRING | @daily | 0 0 * * *",
        "QUARTZ | 0 0 12 ? * 2-6 | 0 12 * * 1-5",
        "QUARTZ | 0 0 12 ? * SUN | 0 12 * * 0",
        "QUARTZ | 0 0 12 ? * 1 * | 0 12 * * 0",
        "UNIX | 15 2 * * 0 | 15 2 * * 0",
        "UNIX | 0 15 2 * * 7 | 15 2 * * 0",
        "UNIX | 0-59/1 * * * * | * * * * *",
      })
  void theSameTimesInFiveFields(Dialect dialect, String expression, String fields) {
    assertThat(CronTimes.of(expression, dialect).fields()).contains(fields);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/10 * * * * *",
        "30 0 3 * * *",
        "0 0 3 L * *",
        "0 0 3 15W * *",
        "0 0 3 ? * 2#1",
        "0 0 3 13 * FRI",
        "0 0 3 * *",
        "0 61 3 * * *",
        "0 0 22-4 * * *",
        "0 0 6 ? * 5-7/2",
        "@reboot",
        "-",
        "",
      })
  void whatAClusterCannotSayIsRefusedWithAReason(String expression) {
    CronTimes times = CronTimes.of(expression, Dialect.SPRING);

    assertThat(times.fields()).isEmpty();
    assertThat(times.obstacle()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 12 ? * 2-6 2027", "0 0 12 ? * 0", "0 0 12 ? * 6L"})
  void quartzHasItsOwn(String expression) {
    assertThat(CronTimes.of(expression, Dialect.QUARTZ).fields()).isEmpty();
  }
}
