package dev.lepton.cli.transfer;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.MoveView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.transfer.RepairReport;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.ComparisonSettings;
import dev.lepton.transfer.DatabaseComparison;
import dev.lepton.transfer.postgres.verify.PostgresComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two databases that anybody moved. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two databases that anybody moved: every row, sequences, large objects, schema.",
      "Names table, key and columns. Exit status 7 if anything differs. What is written meanwhile"
          + " shows as a difference."
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private SideOptions sides = new SideOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--tables",
      arity = "1..*",
      paramLabel = "PATTERN",
      description = "Only these tables (schema.table, * for anything).")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description = "Leave these tables out. May be repeated.")
  private List<String> exclude = new ArrayList<>();

  @Option(names = "--no-owner", description = "Do not compare owners.")
  private boolean noOwner;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Sessions on each side (default: as many as this machine has processors).")
  private int jobs = Math.max(2, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--repair",
      description = "Make the target like the source where they differ, and compare once more.")
  private boolean repair;

  public VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (jobs < 1) {
      throw new LeptonException(
          ErrorCode.USAGE, "there cannot be " + jobs + " jobs", "--jobs", "choose 1 or more");
    }
    Sides both = sides.read(terminal, true);
    MoveView view = new MoveView(terminal);
    DatabaseComparison comparison =
        new PostgresComparison(both.sourceFactory(), both.targetFactory(), settings(), view);
    try {
      return repair ? repaired(comparison) : compared(comparison);
    } finally {
      view.end();
    }
  }

  private int compared(DatabaseComparison comparison) {
    VerificationReport report = comparison.verify();
    output.print(terminal, report, VerifyLines.of(report));
    return status(report);
  }

  private int repaired(DatabaseComparison comparison) {
    RepairReport report = comparison.repair();
    output.print(terminal, report, VerifyLines.of(report));
    return status(report.after());
  }

  private static int status(VerificationReport report) {
    return (report.clean() ? ExitCode.OK : ExitCode.VERIFICATION).status();
  }

  private ComparisonSettings settings() {
    try {
      ComparisonSettings all =
          ComparisonSettings.everything(jobs).withTables(tables).withExcluded(exclude);
      return noOwner ? all.withOwners(OwnerSpec.NONE) : all;
    } catch (IllegalArgumentException e) {
      throw new LeptonException(
          ErrorCode.USAGE,
          String.valueOf(e.getMessage()),
          "--tables, --exclude",
          "write names as SQL does, * for anything");
    }
  }
}
