package dev.lepton.cli.operate;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.operate.cost.forecast.Budget;
import dev.lepton.operate.cost.forecast.Budget.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The most that may be spent, if anybody says. */
final class BudgetOptions {
  private static final Path USUAL = Path.of("migration.yaml");

  @Option(
      names = "--budget",
      paramLabel = "USD/SPAN",
      description =
          "Such as 500/month, 20/day, 6000/year. Exit status 7 if this month is forecast to cost more"
              + " (default: requirements.budgetMonthlyUsd of FILE).")
  private Optional<String> budget = Optional.empty();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Whose budget holds (default: migration.yaml, if it is there).")
  private Optional<Path> file = Optional.empty();

  Optional<Budget> budget(Terminal terminal) {
    if (budget.isPresent()) {
      return budget.map(text -> Budget.parse(text, "--budget"));
    }
    return file.or(() -> Optional.of(USUAL).filter(Files::exists))
        .flatMap(
            path ->
                MigrationOptions.of(path)
                    .load(terminal)
                    .requirements()
                    .budgetMonthlyUsd()
                    .map(usd -> new Budget(usd, Span.MONTH, path + ": budgetMonthlyUsd")));
  }
}
