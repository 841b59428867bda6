package dev.lepton.cli.command;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.pipeline.journal.FinishedPhase;
import dev.lepton.pipeline.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The outcome of a migration so far.
 *
 * @param rowsCompared by the full verification and once more during the switch
 * @param url where the new release answers; empty before it is deployed
 * @param writePauseMillis from the first held request to the release of the gateway, ms; empty
 *     before the switch, and where there are neither databases nor a gateway to switch
 * @param report path of the HTML report
 */
public record MigrationSummary(
    String name,
    List<FinishedPhase> phases,
    Optional<String> url,
    int databases,
    long rowsMoved,
    long rowsCompared,
    long differences,
    Optional<Double> writePauseMillis,
    Optional<String> verdict,
    Optional<Double> monthlyCostBeforeUsd,
    Optional<Double> monthlyCostAfterUsd,
    String report) {

  /** Reads it from the workspace's documents. */
  public static MigrationSummary of(RunContext context) {
    Optional<TransferDocument> transfer =
        context.documents().read(Phase.TRANSFER, TransferDocument.class);
    Optional<Deployment> deployment = context.documents().read(Phase.DEPLOY, Deployment.class);
    Optional<CutoverReport> cutover = context.documents().read(Phase.CUTOVER, CutoverReport.class);
    Optional<Plan> plan = context.documents().read(Phase.PLAN, Plan.class);
    List<CutoverData> switched = cutover.map(CutoverReport::databases).orElse(List.of());
    return new MigrationSummary(
        context.migration().name(),
        context.journal().finishedPhases(),
        deployment.map(Deployment::url),
        context.migration().databases().size(),
        transfer.map(TransferDocument::rows).orElse(0L),
        transfer.stream()
                .flatMap(t -> t.databases().stream())
                .mapToLong(r -> r.verification().rowsCompared())
                .sum()
            + switched.stream().mapToLong(CutoverData::changedRowsVerified).sum(),
        transfer.stream()
                .flatMap(t -> t.databases().stream())
                .mapToLong(r -> r.verification().differenceCount())
                .sum()
            + switched.stream().mapToLong(CutoverData::differenceCount).sum(),
        cutover.filter(report -> switches(context.migration())).map(CutoverReport::pauseMillis),
        context.documents().read(Phase.OPERATE, WatchReport.class).map(WatchReport::verdict),
        plan.filter(p -> !p.costBefore().parts().isEmpty()).map(p -> p.costBefore().monthlyUsd()),
        plan.map(p -> p.costAfter().monthlyUsd()),
        context.workspace().report().toString());
  }

  private static boolean switches(Migration migration) {
    return !migration.databases().isEmpty() || migration.target().gateway().isPresent();
  }

  /** The same for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%s: %d phases done", name, phases.size()));
    url.ifPresent(address -> lines.add("  answers at      " + address));
    if (databases > 0) {
      lines.add(String.format(Locale.ROOT, "  rows moved      %,d", rowsMoved));
      lines.add(
          String.format(
              Locale.ROOT, "  rows compared   %,d, differences %,d", rowsCompared, differences));
    }
    writePauseMillis.ifPresent(
        pause -> lines.add(String.format(Locale.ROOT, "  writes waited   %.0f ms", pause)));
    monthlyCostAfterUsd.ifPresent(
        after ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  cost a month    %s → $%,.2f",
                    monthlyCostBeforeUsd
                        .map(before -> String.format(Locale.ROOT, "$%,.2f", before))
                        .orElse("not known"),
                    after)));
    verdict.ifPresent(v -> lines.add("  watch           " + v));
    lines.add("  report          " + report);
    return lines;
  }
}
