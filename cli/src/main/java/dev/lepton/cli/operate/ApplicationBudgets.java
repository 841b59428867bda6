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

/** Applications with a budget of their own: a forecast and an alarm each. Stateless. */
final class ApplicationBudgets {
  private ApplicationBudgets() {}

  static List<ApplicationBudget> check(CostReport report, Map<String, Budget> budgets, int months) {
    List<ApplicationBudget> all = new ArrayList<>();
    budgets.forEach(
        (name, budget) -> {
          Optional<Row> row =
              report.rows().stream().filter(one -> one.name().equals(name)).findFirst();
          Optional<CostForecast> forecast = row.flatMap(one -> Forecaster.of(report, one, months));
          all.add(new ApplicationBudget(name, forecast, forecast.map(budget::check)));
        });
    return all;
  }

  /** Tells what is wrong; the worse of what is said of them and of the whole. */
  static ExitCode status(Terminal terminal, CostReport report, ExitCode whole) {
    ExitCode status = whole;
    for (ApplicationBudget one : report.applications()) {
      if (one.check().isEmpty()) {
        terminal
            .err()
            .println(
                "the budget of "
                    + one.name()
                    + " cannot be judged: nothing of it has a price, or it is not there; there are "
                    + names(report));
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

  private static String names(CostReport report) {
    return report.rows().stream().map(Row::name).limit(20).collect(Collectors.joining(", "));
  }
}
