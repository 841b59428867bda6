package dev.lepton.cli.operate;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.operation.BudgetCheck;
import dev.lepton.model.operation.BudgetCheck.Verdict;
import dev.lepton.model.operation.CostForecast;
import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.ApplicationBudget;
import dev.lepton.model.operation.CostReport.Row;
import dev.lepton.operate.cost.forecast.Budget;
import dev.lepton.operate.cost.forecast.Forecaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Applications with a budget of their own: a forecast and an alarm each.
 *
 * @param costs with a row for each application, whatever the user's report has rows for
 * @param months that are forecast
 */
record ApplicationBudgets(CostReport costs, int months) {

  List<ApplicationBudget> check(Map<String, Budget> budgets) {
    List<ApplicationBudget> all = new ArrayList<>();
    budgets.forEach(
        (name, budget) -> {
          Optional<Row> row =
              costs.rows().stream().filter(one -> one.name().equals(name)).findFirst();
          Optional<CostForecast> forecast = row.flatMap(one -> Forecaster.of(costs, one, months));
          all.add(new ApplicationBudget(name, forecast, forecast.map(budget::check)));
        });
    return all;
  }

  /** Tells what is wrong; the worse of what is said of them and of the whole. */
  ExitCode status(Terminal terminal, CostReport report, ExitCode whole) {
    ExitCode status = whole;
    for (ApplicationBudget one : report.applications()) {
      if (one.check().isEmpty()) {
        terminal
            .err()
            .println(
                "the budget of "
                    + one.name()
                    + " cannot be judged: nothing of it has a price, or it is not there; there are "
                    + names());
        status = status == ExitCode.OK ? ExitCode.PARTIAL : status;
      } else if (one.check().get().verdict() != Verdict.KEPT) {
        BudgetCheck check = one.check().get();
        terminal
            .err()
            .println(
                "budget of "
                    + one.name()
                    + " "
                    + check.verdict().name().toLowerCase(Locale.ROOT)
                    + ": "
                    + check.reason());
        status = check.verdict() == Verdict.EXCEEDED ? ExitCode.VERIFICATION : status;
      }
    }
    return status;
  }

  private String names() {
    return costs.rows().stream().map(Row::name).limit(20).collect(Collectors.joining(", "));
  }
}
