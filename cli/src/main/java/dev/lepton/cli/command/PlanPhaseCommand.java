package dev.lepton.cli.command;

import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import dev.lepton.model.plan.Plan;
import dev.lepton.pipeline.report.PlanReport;
import dev.lepton.pipeline.workspace.Documents;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** The plan phase, whose document can also be shown as a page. */
public abstract class PlanPhaseCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private ViewOptions view = new ViewOptions();

  protected PlanPhaseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return PhaseCommand.run(terminal, Phase.PLAN, migration, run, this::show);
  }

  private void show(Terminal to, Object document, List<String> table) {
    view.show(
        to,
        document,
        table,
        () ->
            PlanReport.render(
                migration.load(to),
                Documents.mapper().treeToValue((JsonNode) document, Plan.class)));
  }
}
