package dev.lepton.cli.command;

import dev.lepton.cli.output.SheetView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.EstatePlan.Difference;
import dev.lepton.model.plan.EstatePlan.WhatIf;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.pipeline.report.PlanReport;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The plan phase of a migration, whose document can also be shown as a page or as rows.
 *
 * @param whatIf settings to try, path below spec to value; then nothing is saved
 */
public record PlanPhase(
    Terminal terminal, MigrationOptions migration, RunOptions run, Map<String, String> whatIf) {

  public int call(SheetView view) {
    if (!whatIf.isEmpty()) {
      return tried(view);
    }
    return PhaseCommand.run(
        terminal,
        Phase.PLAN,
        migration,
        run,
        (to, document, table) ->
            view.show(
                to,
                new SheetView.Outcome(
                    () -> document,
                    () -> table,
                    () -> PlanReport.render(migration.load(to), plan(document)),
                    () -> rows(plan(document)))));
  }

  private static Plan plan(Object document) {
    return Documents.mapper().treeToValue((JsonNode) document, Plan.class);
  }

  /** A plan with other settings, and what they change. */
  record Tried(WhatIf whatIf, Plan plan) {}

  private int tried(SheetView view) {
    Migration asked = migration.load(terminal);
    Migration changed = migration.load(terminal, whatIf);
    Assessment assessment =
        migration.workspace(asked).documents().require(Phase.ASSESS, Assessment.class);
    Plan before = new Planner(EventSink.none()).plan(asked, assessment);
    Plan after = new Planner(EventSink.none()).plan(changed, assessment);
    List<String> settings =
        whatIf.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
    WhatIf difference = new WhatIf(settings, differences(before, after));
    view.show(
        terminal,
        new SheetView.Outcome(
            () -> new Tried(difference, after),
            () -> lines(difference),
            () -> PlanReport.render(changed, after),
            () -> rows(after)));
    return ExitCode.OK.status();
  }

  private static List<Difference> differences(Plan before, Plan after) {
    List<Difference> differences = new ArrayList<>();
    add(differences, "platform", name(before.chosen()), name(after.chosen()));
    add(differences, "copies", copies(before), copies(after));
    add(
        differences,
        "USD a month",
        money(before.costAfter().monthlyUsd()),
        money(after.costAfter().monthlyUsd()));
    return differences;
  }

  private static void add(List<Difference> differences, String what, String one, String other) {
    if (!one.equals(other)) {
      differences.add(new Difference(what, one, other));
    }
  }

  private static String name(PlatformOption one) {
    return String.format(
        Locale.ROOT,
        "%s %s %s, %d × %s",
        one.provider(),
        one.region(),
        one.serviceModel(),
        one.nodes(),
        one.instanceType());
  }

  private static String copies(Plan plan) {
    return String.format(
        Locale.ROOT,
        "%d of %.2f cores and %.2f GiB",
        plan.demand().replicas(),
        plan.demand().cpuCores(),
        plan.demand().memoryGib());
  }

  private static String money(double usd) {
    return String.format(Locale.ROOT, "$%,.2f", usd);
  }

  private static List<String> lines(WhatIf whatIf) {
    List<String> lines = new ArrayList<>();
    lines.add("what if " + String.join(", ", whatIf.settings()));
    whatIf
        .differences()
        .forEach(one -> lines.add("  " + one.what() + ": " + one.before() + " → " + one.after()));
    if (whatIf.differences().isEmpty()) {
      lines.add("  nothing changes");
    }
    return lines;
  }

  /** A row for each platform. */
  private static List<String> rows(Plan plan) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "provider",
            "region",
            "service",
            "type",
            "nodes",
            "monthly_usd",
            "closeness",
            "chosen",
            "violations"));
    plan.options()
        .forEach(
            one ->
                rows.add(
                    List.of(
                        one.provider(),
                        one.region(),
                        one.serviceModel(),
                        one.instanceType(),
                        Integer.toString(one.nodes()),
                        String.format(Locale.ROOT, "%.2f", one.cost().monthlyUsd()),
                        String.format(Locale.ROOT, "%.4f", one.closeness()),
                        one.equals(plan.chosen()) ? "yes" : "no",
                        String.join("; ", one.violations()))));
    return CsvRows.of(rows);
  }
}
