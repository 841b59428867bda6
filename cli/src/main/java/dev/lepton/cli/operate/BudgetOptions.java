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

  /**
   * What may be spent.
   *
   * @param applications of single ones, by name
   */
  record Budgets(Optional<Budget> whole, Map<String, Budget> applications) {}

  Budgets read(Terminal terminal) {
    Optional<Budget> given = budget.map(text -> Budget.parse(text, "--budget"));
    return file.or(() -> Optional.of(USUAL).filter(Files::exists))
        .map(path -> read(terminal, path, given))
        .orElseGet(() -> new Budgets(given, Map.of()));
  }

  private static Budgets read(Terminal terminal, Path path, Optional<Budget> given) {
    RequirementSpec asked = MigrationOptions.of(path).load(terminal).requirements();
    Map<String, Budget> applications = new TreeMap<>();
    asked
        .budgets()
        .forEach(
            (name, usd) ->
                applications.put(name, monthly(usd, path, "applicationBudgetsMonthlyUsd." + name)));
    Optional<Budget> whole =
        given.or(() -> asked.budgetMonthlyUsd().map(usd -> monthly(usd, path, "budgetMonthlyUsd")));
    return new Budgets(whole, applications);
  }

  private static Budget monthly(double usd, Path path, String field) {
    return new Budget(usd, Span.MONTH, path + ": " + field);
  }
}
