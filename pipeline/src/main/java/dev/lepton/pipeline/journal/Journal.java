package dev.lepton.pipeline.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.lepton.model.Phase;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.pipeline.workspace.Fingerprint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The truth about a migration: runs, finished phases and steps, approvals, events. Every method
 * commits before it returns, so that a process killed right after has lost nothing. Thread-safe.
 */
public final class Journal implements EventSink, AutoCloseable {
  private static final String SETTINGS =
      "journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=5000";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Clock clock;
  private volatile long runId;

  private Journal(HikariDataSource pool, Clock clock) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.clock = clock;
  }

  /**
   * Opens the SQLite file, bringing its tables up to date.
   *
   * @throws LeptonException DOCUMENT_MISSING if the file is damaged, DISK_FULL if it cannot be
   *     written
   */
  public static Journal open(Path file, Clock clock) {
    String url = "jdbc:sqlite:" + file + "?" + SETTINGS;
    try {
      // On connections of its own: after a failure it leaves one open, and a pool would wait for
      // it.
      Flyway.configure()
          .loggers("slf4j")
          .dataSource(url, "", "")
          .connectRetries(0)
          .locations("classpath:dev/lepton/pipeline/journal/migrations")
          .load()
          .migrate();
      return new Journal(pool(url), clock);
    } catch (PoolInitializationException | FlywayException e) {
      throw JournalFailure.explain(file, e);
    }
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    // One connection: SQLite has one writer, and the hash chain of events needs their order anyway.
    config.setMaximumPoolSize(1);
    config.setPoolName("journal");
    config.setJdbcUrl(url);
    return new HikariDataSource(config);
  }

  private String now() {
    return clock.instant().toString();
  }

  public void beginRun(String command) {
    runId =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("INSERT INTO run (command, started_at) VALUES (:command, :at)")
                    .bind("command", command)
                    .bind("at", now())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
  }

  /**
   * @param outcome "ok", or an error code
   */
  public void endRun(String outcome) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE run SET finished_at = ?, outcome = ? WHERE id = ?", now(), outcome, runId));
  }

  public List<RunRecord> runs() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, command, started_at, finished_at, outcome FROM run ORDER BY id")
                .map(
                    (rows, context) ->
                        new RunRecord(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            Optional.ofNullable(rows.getString(4)),
                            Optional.ofNullable(rows.getString(5))))
                .list());
  }

  public Optional<FinishedPhase> finished(Phase phase) {
    return finishedPhases().stream().filter(done -> done.phase() == phase).findFirst();
  }

  /** In the order in which they finished. */
  public List<FinishedPhase> finishedPhases() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT phase, input_hash, finished_at, seconds FROM phase ORDER BY finished_at")
                .map(
                    (rows, context) ->
                        new FinishedPhase(
                            Phase.valueOf(rows.getString(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getDouble(4)))
                .list());
  }

  public void finishPhase(Phase phase, String inputHash, Duration took) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO phase (phase, input_hash, finished_at, seconds, run_id) VALUES (?, ?, ?, ?, ?)",
                phase.name(),
                inputHash,
                now(),
                took.toNanos() / 1e9,
                runId));
  }

  /** Forgets that a phase, and its steps, had finished. */
  public void forget(Phase phase) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM phase WHERE phase = ?", phase.name());
          handle.execute("DELETE FROM step WHERE phase = ?", phase.name());
        });
  }

  /** What a finished step left; empty if it has not finished on these inputs. */
  public Optional<String> step(Phase phase, String step, String inputHash) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT detail FROM step WHERE phase = ? AND step = ? AND input_hash = ?",
                    phase.name(),
                    step,
                    inputHash)
                .mapTo(String.class)
                .findOne());
  }

  public void finishStep(Phase phase, String step, String inputHash, String detail) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO step (phase, step, input_hash, detail, finished_at) VALUES (?, ?, ?, ?, ?)",
                phase.name(),
                step,
                inputHash,
                detail,
                now()));
  }

  public boolean approved(String gate, String subjectHash) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT 1 FROM approval WHERE gate = ? AND subject_hash = ?", gate, subjectHash)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  public void approve(String gate, String subjectHash, String actor) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO approval VALUES (?, ?, ?, ?)",
                gate,
                subjectHash,
                actor,
                now()));
  }

  /** Appends the event; progress is not worth keeping and is left out. */
  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.Progressed) {
      return;
    }
    String payload =
        Documents.mapper()
            .writer()
            .without(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(event);
    jdbi.useTransaction(handle -> append(handle, payload));
  }

  private void append(Handle handle, String payload) {
    String previous =
        handle
            .select("SELECT hash FROM event ORDER BY seq DESC LIMIT 1")
            .mapTo(String.class)
            .findOne()
            .orElse("");
    String at = now();
    handle.execute(
        "INSERT INTO event (run_id, at, payload, hash) VALUES (?, ?, ?, ?)",
        runId,
        at,
        payload,
        hash(previous, at, payload));
  }

  private static String hash(String previous, String at, String payload) {
    return new Fingerprint().text(previous).text(at).text(payload).hex();
  }

  public List<RecordedEvent> events() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT seq, run_id, at, payload, hash FROM event ORDER BY seq")
                .map(
                    (rows, context) ->
                        new RecordedEvent(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getString(3),
                            Documents.mapper().readValue(rows.getString(4), Event.class),
                            rows.getString(4),
                            rows.getString(5)))
                .list());
  }

  /**
   * The sequence number of the first event whose hash does not follow from those before it; empty
   * when the chain holds.
   */
  public Optional<Long> brokenAt() {
    String previous = "";
    for (RecordedEvent event : events()) {
      if (!event.hash().equals(hash(previous, event.at(), event.payload()))) {
        return Optional.of(event.seq());
      }
      previous = event.hash();
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    pool.close();
  }
}
