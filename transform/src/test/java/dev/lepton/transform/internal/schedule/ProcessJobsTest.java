package dev.lepton.transform.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessJobsTest {
  @TempDir Path root;

  private List<WorkItem> items(String file, String text) throws IOException {
    Files.writeString(root.resolve(file), text);
    return ProcessJobs.in(SourceTree.scan(root));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "a.js | cron.schedule('0 3 * * *', nightly); | 0 3 * * *",
        "a.ts | cron.schedule(\"0 30 2 * * 7\", () => {}); | 30 2 * * 0",
        "a.js | schedule.scheduleJob('mail', '15 6 * * 1-5', mail); | 15 6 * * 1-5",
        "a.js | new CronJob('0 0 * * * *', hourly).start(); | 0 * * * *",
        "a.py | sched.add_job(tidy, 'cron', hour=3, minute=15) | 15 3 * * *",
        "a.py | @sched.scheduled_job('cron', day_of_week='mon-fri', hour=6) | 0 6 * * 1-5",
        "a.py | CronTrigger(day_of_week=0, hour=6, minute=5) | 5 6 * * 1",
        "a.py | CronTrigger.from_crontab('0 6 * * 6') | 0 6 * * 0",
        "a.py | sched.add_job(tidy, 'cron', month=2) | 0 0 1 2 *",
        "a.py | 'schedule': crontab(hour=7, minute=30, day_of_week=1), | 30 7 * * 1",
        "a.py | crontab(minute='*/15') | */15 * * * *",
        "a.py | schedule.every().monday.at('07:05').do(report) | 5 7 * * 1",
      })
  void theTimesAreThoseOfACronJob(String file, String line, String times) throws IOException {
    assertThat(items(file, "\n" + line + "\n"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.where()).isEqualTo(file + ":2");
              assertThat(item.how()).contains("\"" + times + " COMMAND\"");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "a.js | cron.schedule('*/10 * * * * *', poll);",
        "a.py | sched.add_job(poll, 'cron', second='*/5')",
        "a.py | sched.add_job(poll, 'cron', hour=3, timezone='Europe/Berlin')",
      })
  void whatNoCronJobHasIsSaid(String file, String line) throws IOException {
    assertThat(items(file, line))
        .singleElement()
        .satisfies(item -> assertThat(item.what()).contains("no CronJob has"));
  }

  @Test
  void commentsAndTestsAreNone() throws IOException {
    assertThat(items("a.js", "// cron.schedule('0 3 * * *', nightly);\n")).isEmpty();
    assertThat(items("a.spec.js", "cron.schedule('0 3 * * *', nightly);\n")).isEmpty();
  }
}
