package dev.lepton.cli.transfer;

import dev.lepton.cli.terminal.MoveView;
import dev.lepton.cli.terminal.ProgressText;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Progress;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.MoveReport;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.control.ControlTable;
import dev.lepton.transfer.postgres.control.MoveRecord;
import dev.lepton.transfer.postgres.control.MoveStage;
import dev.lepton.transfer.postgres.control.Reporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a move stands, as its target tells it.
 *
 * @param selection what of the source is moved; empty for everything
 * @param driven whether a process drives it now
 * @param silentSeconds since the driver last said something
 * @param retainedWalBytes log that the source keeps for the move; empty where there is no slot, or
 *     the source is not asked because the driver tells
 */
record MoveStatus(
    String move,
    String source,
    String target,
    Optional<String> selection,
    MoveStage stage,
    boolean driven,
    boolean paused,
    long throttle,
    double silentSeconds,
    Optional<MoveReport> report,
    Optional<Long> retainedWalBytes) {
  private static final Duration SILENT = Duration.ofSeconds(10);

  /**
   * @throws LeptonException DOCUMENT_MISSING if the target knows nothing of the move
   */
  static MoveStatus read(OpenMove move) {
    try (Connection target = move.target().open()) {
      MoveRecord known =
          new ControlTable(move.stream()).read(target).orElseThrow(() -> unknown(move));
      return new MoveStatus(
          move.file().name(),
          move.file().source().display(),
          move.file().target().display(),
          Optional.of(move.file().selection())
              .filter(part -> !part.equals(Selection.all()))
              .map(Selection::described),
          known.wishes().stage(),
          known.driven(),
          known.wishes().paused(),
          known.wishes().throttle(),
          known.age().toMillis() / 1000.0,
          known.report().map(Reporter::parse),
          known.driven() ? Optional.empty() : retained(move));
    } catch (SQLException e) {
      throw SqlFailure.of(move.target(), "read the state of the move", e);
    }
  }

  static LeptonException unknown(OpenMove move) {
    return new LeptonException(
        ErrorCode.DOCUMENT_MISSING,
        "the target knows nothing of the move \"" + move.file().name() + "\"",
        move.file().target().display(),
        "it was finished, aborted or never begun; `lepton transfer follow` begins it");
  }

  private static Optional<Long> retained(OpenMove move) {
    ConnectionFactory factory = move.sides().sourceFactory();
    try (Connection source = factory.open()) {
      return Sql.string(
              source,
              "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint FROM"
                  + " pg_replication_slots WHERE slot_name = ?",
              move.stream())
          .map(Long::valueOf);
    } catch (SQLException e) {
      throw SqlFailure.of(factory, "read the replication slot", e);
    } catch (LeptonException e) {
      // The status is of use without it, above all when the source is down.
      return Optional.empty();
    }
  }

  boolean silent() {
    return !driven || silentSeconds > SILENT.toSeconds();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("move       " + move + ": " + source + " → " + target);
    selection.ifPresent(part -> lines.add("selected   " + part));
    lines.add("stage      " + stageText());
    report
        .filter(r -> !silent())
        .ifPresent(
            r -> {
              lines.add("driver     " + r.driver() + ", " + r.activity());
              r.problem().ifPresent(problem -> lines.add("problem    " + problem));
              r.stream().ifPresent(stream -> stream(lines, r, stream));
              if (r.stream().isEmpty() && r.progress().rowsDone() > 0) {
                lines.add("progress   " + copied(r));
              }
            });
    if (stage == MoveStage.RETURNED) {
      lines.add(
          "driver     none is needed; `lepton transfer abort --name "
              + move
              + "` clears the target");
    } else if (silent()) {
      lines.add(
          driven
              ? String.format(Locale.ROOT, "driver     silent for %.0f s", silentSeconds)
              : "driver     none: nothing follows just now; `lepton transfer follow --name "
                  + move
                  + "` goes on");
    }
    retainedWalBytes.ifPresent(
        bytes -> lines.add("kept log   " + ProgressText.bytes(bytes) + " at the source"));
    return lines;
  }

  private String stageText() {
    String text =
        switch (stage) {
          case COPYING -> "copying";
          case FOLLOWING -> "the target follows the source";
          case SWITCHING -> "a cut-over is under way, or was interrupted";
          case SWITCHED -> "the target is the primary, the source follows";
          case RETURNING -> "a fall-back is under way, or was interrupted";
          case RETURNED -> "the source is the primary again; nothing follows";
        };
    return text
        + (paused ? ", paused" : "")
        + (throttle > 0 ? String.format(Locale.ROOT, ", at most %,d rows/s", throttle) : "");
  }

  private static void stream(
      List<String> lines, MoveReport report, MoveReport.StreamFigures stream) {
    lines.add("stream     " + MoveView.stream(report));
    lines.add(
        "kept log   "
            + ProgressText.bytes(stream.retainedWalBytes())
            + (stream.retainedWalLimit() > 0
                ? " of " + ProgressText.bytes(stream.retainedWalLimit())
                : ""));
    stream.quarantined().forEach(table -> lines.add("quarantine " + table));
  }

  private static String copied(MoveReport report) {
    Progress progress = report.progress();
    return String.format(
        Locale.ROOT,
        "%,d of about %,d rows, %s, %,.0f rows/s, %s/s%s%s",
        progress.rowsDone(),
        progress.rowsTotal(),
        ProgressText.bytes(progress.bytesDone()),
        report.rowsPerSecond(),
        ProgressText.bytes((long) report.bytesPerSecond()),
        report
            .secondsLeft()
            .map(left -> String.format(Locale.ROOT, ", %.0f s left", left))
            .orElse(""),
        progress.bottleneck().isEmpty() ? "" : ", limited by " + progress.bottleneck());
  }
}
