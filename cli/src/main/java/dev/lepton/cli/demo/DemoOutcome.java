package dev.lepton.cli.demo;

import dev.lepton.cli.command.MigrationSummary;
import dev.lepton.pipeline.report.ClientProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The proof that the demo ends with.
 *
 * @param acknowledgedWrites writes that a client was told had succeeded
 * @param targetHas how many of them the target has
 * @param lostWrites the rest
 * @param unknownWrites writes whose answer never came: neither counted as acknowledged nor as lost
 * @param writePauseMillis the longest that any write had to wait, as its client saw it, ms
 * @param rowsCompared by the verification and again during the switch
 * @param totalSeconds from the empty folder to this document
 */
record DemoOutcome(
    long acknowledgedWrites,
    long targetHas,
    long lostWrites,
    long unknownWrites,
    long totalRequests,
    long failedRequests,
    double writePauseMillis,
    long rowsCompared,
    long differences,
    List<PhaseTime> phases,
    LatencyChange latencyMillis,
    double monthlyCostBeforeUsd,
    double monthlyCostAfterUsd,
    double totalSeconds,
    String report) {

  record PhaseTime(String phase, double seconds) {}

  record LatencyChange(ClientProof.Percentiles before, ClientProof.Percentiles after) {}

  static DemoOutcome of(
      ClientProof proof, long unknown, MigrationSummary summary, double totalSeconds) {
    return new DemoOutcome(
        proof.acknowledgedWrites(),
        proof.acknowledgedWrites() - proof.lostWrites(),
        proof.lostWrites(),
        unknown,
        proof.totalRequests(),
        proof.failedRequests(),
        proof.writePauseMillis(),
        summary.rowsCompared(),
        summary.differences(),
        summary.phases().stream().map(p -> new PhaseTime(p.phase().id(), p.seconds())).toList(),
        new LatencyChange(proof.before(), proof.after()),
        summary.monthlyCostBeforeUsd().orElse(0.0),
        summary.monthlyCostAfterUsd().orElse(0.0),
        totalSeconds,
        summary.report());
  }

  /** Whether nothing was lost and nothing differs. */
  boolean proven() {
    return lostWrites == 0 && differences == 0;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(format("The proof, after %.0f s:", totalSeconds));
    lines.add(
        format(
            "  acknowledged writes   %,d, of which the target has %,d; lost: %,d",
            acknowledgedWrites, targetHas, lostWrites));
    lines.add(
        format("  requests              %,d, of which failed: %,d", totalRequests, failedRequests));
    lines.add(format("  rows compared         %,d, differences: %,d", rowsCompared, differences));
    lines.add(format("  longest write pause   %.0f ms", writePauseMillis));
    lines.add(
        format(
            "  latency p50 / p99     %.1f / %.1f ms before, %.1f / %.1f ms after",
            latencyMillis.before().p50(),
            latencyMillis.before().p99(),
            latencyMillis.after().p50(),
            latencyMillis.after().p99()));
    lines.add(
        format(
            "  cost a month          $%,.0f before, $%,.0f after",
            monthlyCostBeforeUsd, monthlyCostAfterUsd));
    lines.add(
        "  phases                "
            + String.join(
                ", ",
                phases.stream().map(p -> format("%s %.1f s", p.phase(), p.seconds())).toList()));
    lines.add("  report                " + report);
    return lines;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
