package dev.lepton.cli.operate;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.operate.cost.forecast.Budget;
import dev.lepton.operate.cost.forecast.Budget.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      description =
          "Whose budgets hold, the application's and those of single applications of the cluster"
              + " (default: migration.yaml, if it is there).")
  private Optional<Path> file = Optional.empty();

  Optional<Budget> budget(Terminal terminal) {
    if (budget.isPresent()) {
      return budget.map(text -> Budget.parse(text, "--budget"));
    }
    return path()
        .flatMap(
            path ->
                requirements(terminal, path)
                    .budgetMonthlyUsd()
                    .map(usd -> new Budget(usd, Span.MONTH, path + ": budgetMonthlyUsd")));
  }

  /** Of single applications, by name. */
  Map<String, Budget> ofApplications(Terminal terminal) {
    Map<String, Budget> budgets = new TreeMap<>();
    path()
        .ifPresent(
            path ->
                requirements(terminal, path)
                    .budgets()
                    .forEach(
                        (name, usd) ->
                            budgets.put(
                                name,
                                new Budget(
                                    usd,
                                    Span.MONTH,
                                    path + ": applicationBudgetsMonthlyUsd." + name))));
    return budgets;
  }

  private Optional<Path> path() {
    return file.or(() -> Optional.of(USUAL).filter(Files::exists));
  }

  private static RequirementSpec requirements(Terminal terminal, Path path) {
    return MigrationOptions.of(path).load(terminal).requirements();
  }
}
