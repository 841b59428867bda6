package dev.lepton.cli.analysis;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.input.InputWatch;
import dev.lepton.assess.output.ReportChange;
import dev.lepton.assess.output.ReportTable;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An analysis that is repeated whenever something changes, until the process is ended or nobody
 * reads what it prints.
 *
 * @param parts the page with the application's parts, for the report
 */
record WatchedAnalysis(AnalysisRun one, List<Gate> gates, Optional<String> parts) {
  int run() {
    requireReadable();
    Terminal terminal = one.terminal();
    try (InputWatch watch =
        InputWatch.open(one.options().watched(), one.options().written(terminal))) {
      CachedAnalysis.Result first = analyse();
      one.tellProblems(first);
      one.deliver(first.report(), parts);
      one.judge(first, gates);
      terminal.err().println("watching for changes; Ctrl-C ends");
      AnalysisReport last = first.report();
      while (!terminal.out().checkError()) {
        watch.await();
        last = again(last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK.status();
  }

  /** Lines that come and go do not fit into a document on the same output. */
  private void requireReadable() {
    if (one.format() != ReportFormat.TABLE && one.options().out().isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "--watch prints what comes and goes, which does not go with a document on standard"
              + " output",
          "--watch",
          "give --out FILE for the report, or leave out -o");
    }
  }

  private CachedAnalysis.Result analyse() {
    // What a line says tells whether an incident is the one of before; a table alone needs no
    // lines.
    ReportFormat format = one.format() == ReportFormat.TABLE ? ReportFormat.SARIF : one.format();
    return new CachedAnalysis(one.terminal(), one.options(), format).run();
  }

  /**
   * What was found now; what was found before where that failed, which the next change may mend.
   */
  private AnalysisReport again(AnalysisReport before) {
    long begun = System.nanoTime();
    try {
      CachedAnalysis.Result result = analyse();
      one.tellProblems(result);
      tell(before, result.report(), begun);
      if (one.options().out().isPresent()) {
        one.deliver(result.report(), parts);
      }
      one.judge(result, gates);
      return result.report();
    } catch (LeptonException e) {
      new Failures(one.terminal()).explain(e);
      return before;
    }
  }

  private void tell(AnalysisReport before, AnalysisReport now, long begun) {
    ReportChange change = ReportChange.between(before, now);
    var out = one.terminal().out();
    ReportTable.of(change).forEach(out::println);
    out.println(
        String.format(
            Locale.ROOT,
            "%s  %d new, %d gone; %s (%.2f s)",
            LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
            change.come().size(),
            change.gone().size(),
            ReportTable.totals(now),
            (System.nanoTime() - begun) / 1e9));
    out.flush();
  }
}
