package dev.lepton.cli.plan;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.SheetOption;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.PlanComparison;
import dev.lepton.plan.PlanComparer;
import dev.lepton.plan.PlanSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Staying beside every platform of every region, over years. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "What staying and every platform of every region cost over some years; what each requirement"
          + " costs; and which platform is the cheapest if the demand grows otherwise.",
      "Changes nothing, and needs no other phase before it. --set asks what if."
    })
public final class CompareCommand implements Callable<Integer> {
  private static final int LONGEST = 10;

  private final Terminal terminal;

  @Mixin private MigrationOptions migration = new MigrationOptions();

  @Option(
      names = "--years",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,3",
      description = "Spans to compare, years (default: ${DEFAULT-VALUE}).")
  private List<Integer> years = List.of(1, 3);

  @Option(names = "--all", description = "In a table, shows every platform instead of the first.")
  private boolean all;

  @Mixin private SheetOption output = new SheetOption();

  public CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Integer> spans = years.stream().distinct().sorted().toList();
    if (spans.isEmpty() || spans.get(0) < 1 || spans.get(spans.size() - 1) > LONGEST) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "--years " + years + " cannot be meant",
          "--years",
          "give whole years from 1 to " + LONGEST + ", such as 1,3");
    }
    PlanComparison comparison =
        new PlanComparer(PlanSettings.defaults(), new RunView(terminal))
            .compare(migration.load(terminal), spans);
    output.print(
        terminal, comparison, CompareLines.of(comparison, all), () -> CompareLines.csv(comparison));
    return ExitCode.OK.status();
  }
}
