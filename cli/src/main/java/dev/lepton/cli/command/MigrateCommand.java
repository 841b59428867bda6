package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.estate.EstatePlanFile;
import dev.lepton.pipeline.estate.PlanInputs;
import dev.lepton.pipeline.run.OpenMigration;
import dev.lepton.pipeline.run.PlannedPhase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole pipeline for the user's own application. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs all phases: assess, plan, transform, transfer, deploy, accept, cutover, operate.",
      "What has finished is not done twice: run it again after any interruption."
    })
public final class MigrateCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--until",
      paramLabel = "PHASE",
      converter = PhaseNames.class,
      completionCandidates = PhaseNames.class,
      defaultValue = "operate",
      description = "Stop after this phase: ${COMPLETION-CANDIDATES}.")
  private Phase until = Phase.OPERATE;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "The saved plan of an inventory that this migration is a part of: it is refused if what it"
              + " was made from has changed since.")
  private Optional<Path> plan = Optional.empty();

  public MigrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    plan.ifPresent(file -> EstatePlanFile.fresh(file, new PlanInputs(terminal.environment())));
    try (OpenMigration open = migration.open(terminal, run)) {
      if (dryRun) {
        List<PlannedPhase> planned = open.dryRun(until);
        output.print(terminal, planned, planned.stream().map(MigrateCommand::line).toList());
        return ExitCode.OK.status();
      }
      open.migrate(until);
      MigrationSummary summary = MigrationSummary.of(open.context());
      output.print(terminal, summary, summary.lines());
      return ExitCode.OK.status();
    }
  }

  private static String line(PlannedPhase phase) {
    return String.format(
        Locale.ROOT, "%-10s %-6s %s", phase.phase().id(), phase.action(), phase.reason());
  }
}
