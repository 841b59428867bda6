package dev.lepton.cli.plan;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.PlanPhase;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.output.SheetView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.pipeline.estate.EstatePlanFile;
import dev.lepton.pipeline.report.EstateReport;
import dev.lepton.plan.estate.WhatIfs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Platform, size and cost: of a whole inventory, as a phase of a migration, or of any figures. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Where to, how large, at what cost, in which order, and what may go wrong?",
      "With --inventory or --usage it plans everything in them, under the requirements of FILE if -f"
          + " is given, and of --set. Without them it is the phase of FILE. The commands below answer"
          + " one question each.",
      "What cannot be read or used is left out and told with row and column. Exit status 3 if"
          + " something was, 4 if the budget is not enough."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      ModelCommand.class,
      SizeCommand.class,
      PackCommand.class,
      CompareCommand.class,
      WavesCommand.class,
      CapacityCommand.class,
      TransferTimeCommand.class,
      PlatformCommand.class,
      CheckCommand.class
    })
public final class PlanCommand implements Callable<Integer> {
  private static final int MOST_TOLD = 40;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private EstateOptions estate = new EstateOptions();
  @Mixin private SheetView view = new SheetView();

  @Option(
      names = "--what-if",
      paramLabel = "KEY=VALUE",
      description =
          "Shows what another setting would change, such as availabilityPercent=99.99,"
              + " requirements.regions=eu-west-1 or asIs.sizing.rule=vpa. May be repeated; nothing is"
              + " saved.")
  private Map<String, String> whatIf = new LinkedHashMap<>();

  public PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return estate.asked()
        ? estate()
        : new PlanPhase(terminal, migration, run, settings()).call(view);
  }

  /** Keys without a section are requirements. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    whatIf.forEach(
        (key, value) -> settings.put(key.contains(".") ? key : "requirements." + key, value));
    return settings;
  }

  private int estate() {
    boolean named = spec.commandLine().getParseResult().hasMatchedOption("-f");
    Optional<Path> file = named ? Optional.of(migration.file()) : Optional.empty();
    Migration asked = requirements(named, Map.of());
    EstateRun.Read read = new EstateRun(terminal, estate).read(asked, file);
    EstatePlan plan = read.plan(terminal, asked);
    if (whatIf.isEmpty()) {
      EstatePlanFile.write(estate.plan(), plan);
      terminal.err().println("plan: " + estate.plan());
    } else {
      plan =
          WhatIfs.compare(
              whatIf.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList(),
              plan,
              read.plan(terminal, requirements(named, settings())));
    }
    return show(plan, read);
  }

  private Migration requirements(boolean named, Map<String, String> more) {
    return named ? migration.load(terminal, more) : migration.defaults(terminal, more);
  }

  private int show(EstatePlan plan, EstateRun.Read read) {
    plan.leftOut().stream()
        .limit(MOST_TOLD)
        .forEach(one -> terminal.err().println("warning: " + one));
    if (plan.leftOut().size() > MOST_TOLD) {
      terminal
          .err()
          .println("… and " + (plan.leftOut().size() - MOST_TOLD) + " more; -o json lists them");
    }
    view.show(
        terminal,
        new SheetView.Outcome(
            () -> plan,
            () -> EstateLines.of(plan),
            () -> EstateReport.render(plan),
            () -> EstateLines.csv(plan, read.inventory())));
    boolean tooDear =
        plan.money()
            .budgetUsd()
            .map(budget -> plan.money().after().monthlyUsd() > budget)
            .orElse(false);
    if (tooDear) {
      return ExitCode.PRECONDITION.status();
    }
    return (plan.leftOut().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).status();
  }
}
