package dev.lepton.cli.command;

import dev.lepton.cli.analysis.AnalysisOptions;
import dev.lepton.cli.analysis.AnalysisRun;
import dev.lepton.cli.analysis.ReportFormat;
import dev.lepton.cli.decompose.DecomposeCommand;
import dev.lepton.cli.output.Format;
import dev.lepton.cli.output.Printer;
import dev.lepton.cli.portfolio.PortfolioCommand;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Needs and findings: of a migration, or of whatever paths are given, by rules. */
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    description = {
      "Analyses the application: what is there, and must it change?",
      "Alone it is the phase of FILE; with PATHs, an analysis by rules in Konveyor's format;",
      "`assess portfolio` looks at all applications at once, `assess decompose` for services in"
          + " one."
    },
    synopsisSubcommandLabel = "[COMMAND]")
public final class AssessCommand implements Callable<Integer> {
  /** Its own commands; an analysis of paths starts without them, which takes less time. */
  public static final List<Class<?>> COMMANDS =
      List.of(PortfolioCommand.class, DecomposeCommand.class);

  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private AnalysisOptions analysis = new AnalysisOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table, json or yaml; with PATHs also konveyor, sarif or html (default:"
              + " ${DEFAULT-VALUE}).")
  private ReportFormat format = ReportFormat.TABLE;

  public AssessCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!analysis.paths().isEmpty()) {
      return new AnalysisRun(terminal, analysis, format).run();
    }
    analysis.requireNoWatch();
    Format plain = plain();
    return PhaseCommand.run(
        terminal,
        Phase.ASSESS,
        migration,
        run,
        (to, document, table) -> new Printer(to.out(), plain).print(document, table));
  }

  private Format plain() {
    return switch (format) {
      case TABLE -> Format.TABLE;
      case JSON -> Format.JSON;
      case YAML -> Format.YAML;
      case KONVEYOR, SARIF, HTML ->
          throw new LeptonException(
              ErrorCode.USAGE,
              "this format is for an analysis by rules",
              "-o",
              "give the PATHs to analyse, or use table, json or yaml");
    };
  }
}
