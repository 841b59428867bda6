package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.bundle.Bundle.WorkItem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of Node.js and Python that would do something else in a process of their own stay there. */
class JobsOfScriptsTest {
  private static final String NODE_RULE = "lepton-nodejs-schedule-0010";
  private static final String PYTHON_RULE = "lepton-python-schedule-0010";
  private static final String LOOP_RULE = "lepton-python-schedule-0020";

  private static final String START =
      "{\"scripts\": {\"start\": \"node server.js\"}, \"dependencies\": {\n\"";

  @TempDir Path directory;

  private Bundle node(String library, String script) {
    return new Workspace(directory)
        .with("package.json", START + library + "\": \"^3\"}}\n")
        .with("server.js", script.replace("; ", ";\n") + "\n")
        .finding(NODE_RULE, "package.json", library)
        .transform();
  }

  private Bundle python(String rule, String mark, String script) {
    return new Workspace(directory)
        .with("requirements.txt", "flask\n")
        .with("Procfile", "web: gunicorn app:app\n")
        .with("app.py", script.replace("; ", "\n").replace("_ ", "  ") + "\n")
        .finding(rule, "app.py", mark)
        .transform();
  }

  private static void assertLeft(Bundle bundle, String rule, String reason) {
    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems())
        .filteredOn(item -> item.rule().equals(rule))
        .singleElement()
        .extracting(WorkItem::why)
        .asString()
        .contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "cron.schedule('*/5 * * * * *', async () => {}) | names seconds",
        "cron.schedule('0 3 1 * 1', async () => {}) | takes either of them",
        "cron.schedule(TIMES, async () => {}) | do not stand here as a plain text",
        "const task = cron.schedule('0 3 * * *', async () => {}) | used further on",
        "cron.schedule('0 3 * * *', async () => {}, { scheduled: false }) | option \"scheduled\"",
        "cron.schedule('0 3 * * *', async (now) => {}) | what its scheduler tells it",
        "let runs = 0; cron.schedule('0 3 * * *', async () => { runs++; }) | runs is kept in the process",
        "const seen = new Map(); cron.schedule('0 3 * * *', async () => { seen.clear(); }) | seen is kept",
        "cron.schedule('0 3 * * *', () => { sendAll(); }) | let it await that",
        "cron.schedule('0 3 * * *', mailer.sendAll) | is made was not found",
        "function later() { cron.schedule('0 3 * * *', async () => {}); } | comes by here is not told",
        "const task = cron.createTask('0 3 * * *', async () => {}) | not told apart",
      })
  void whatNodeCannotLeaveStays(String script, String reason) {
    assertLeft(
        node("node-cron", "const cron = require('node-cron'); " + script + ";"), NODE_RULE, reason);
  }

  @Test
  void oneJobThatStaysKeepsTheOthers() {
    assertLeft(
        node(
            "node-schedule",
            "const { scheduleJob } = require('node-schedule'); scheduleJob('0 3 * * *', async ()"
                + " => {}); scheduleJob('*/9 * * * * *', async () => {});"),
        NODE_RULE,
        "server.js:3: ");
  }

  @Test
  void whatNothingLoadsStays() {
    Bundle bundle =
        new Workspace(directory)
            .with("package.json", START + "node-cron\": \"^3\"}}\n")
            .with("server.js", "console.log('up');\n")
            .with(
                "clock.js",
                "const cron = require('node-cron');\ncron.schedule('0 3 * * *', async () => {});\n")
            .finding(NODE_RULE, "package.json", "node-cron")
            .transform();

    assertLeft(bundle, NODE_RULE, "does not load this file");
  }

  @Test
  void schedulesOfNodeScheduleAreNamedAndHaveAZone() {
    Bundle bundle =
        node(
            "node-schedule",
            "const schedule = require('node-schedule'); schedule.scheduleJob('Nightly mails', {"
                + " rule: '15 2 * * *', tz: 'Asia/Tokyo' }, async () => {});");

    assertThat(bundle.changes())
        .extracting(Bundle.SourceChange::file)
        .contains("cluster-crontab", "cluster-jobs.cjs", "server.js");
    assertThat(new Workspace(directory).changed("cluster-crontab"))
        .endsWith("CRON_TZ=Asia/Tokyo\n15 2 * * * JOB=nightly-mails\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "s.add_job(job, 'interval', minutes=5); s.start() | counts from the start",
        "s.add_job(job, 'cron', second='*/5'); s.start() | cannot be said in a CronJob's fields",
        "s.add_job(job, 'cron', hour=3, args=[1]); s.start() | says more than a CronJob can",
        "s.add_job(lambda: 1, 'cron', hour=3); s.start() | is made was not found",
        "s.add_job(counted, 'cron', hour=3); s.start() | changes a global variable",
        "s.add_job(cached, 'cron', hour=3); s.start() | CACHE is kept in the process (app.py:3)",
        "s.add_job(job, 'cron', hour=3); s.start(); app.run() | starts more than the job",
        "s.add_job(job, 'cron', hour=3) | is started is not one plain call",
      })
  void whatPythonCannotLeaveStays(String script, String reason) {
    String made =
        "from apscheduler.schedulers.background import BackgroundScheduler; s ="
            + " BackgroundScheduler(); CACHE = {}; def job():; _ print(1); def counted():; _ global"
            + " n; def cached():; _ CACHE.clear(); ";

    assertLeft(python(PYTHON_RULE, "BackgroundScheduler()", made + script), PYTHON_RULE, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "schedule.every(10).minutes.do(job); while True:; _ schedule.run_pending() | counts from the start",
        "schedule.every().day.at('3:00').do(job); while True:; _ schedule.run_pending(); _ poll() | other things",
        "schedule.every().day.at('3:00').do(job); schedule.run_pending() | one plain \"while True\"",
      })
  void whatALoopCannotLeaveStays(String script, String reason) {
    assertLeft(
        python(LOOP_RULE, "schedule.every", "import schedule; def job():; _ print(1); " + script),
        LOOP_RULE,
        reason);
  }
}
