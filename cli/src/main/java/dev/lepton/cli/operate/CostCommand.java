package dev.lepton.cli.operate;

import dev.lepton.cli.output.SheetView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.BudgetCheck;
import dev.lepton.model.operation.BudgetCheck.Verdict;
import dev.lepton.model.operation.CostForecast;
import dev.lepton.model.operation.CostReport;
import dev.lepton.operate.cost.ClusterReader;
import dev.lepton.operate.cost.ClusterUse;
import dev.lepton.operate.cost.CostCalculator;
import dev.lepton.operate.cost.CostSettings;
import dev.lepton.operate.cost.Grouping;
import dev.lepton.operate.cost.PriceBook;
import dev.lepton.operate.cost.Steps;
import dev.lepton.operate.cost.forecast.Budget;
import dev.lepton.operate.cost.forecast.Forecaster;
import dev.lepton.pipeline.report.ClusterCostReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What applications in a cluster cost. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = {
      "What each application in a cluster costs, by day, from what Prometheus measured: total ="
          + " workload + idle + overhead, where a container costs the larger of request and usage"
          + " (OpenCost's formula). Parts add up to the total; what has no price is listed as not"
          + " priced.",
      "An application is what its pods' labels app.kubernetes.io/part-of, app.kubernetes.io/name or app"
          + " name, else what owns them. docs/operate-cost.md tells more.",
      "Exit status 7 if this month is forecast to cost more than its budget, 8 if there is a budget and"
          + " nothing has a price."
    })
public final class CostCommand implements Callable<Integer> {
  private static final int MOST_MONTHS = 24;

  private final Terminal terminal;

  @Mixin private StepOptions time = new StepOptions();
  @Mixin private ClusterPriceOptions prices = new ClusterPriceOptions();
  @Mixin private BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "application",
      description = "A row for each application, namespace or owner (default: ${DEFAULT-VALUE}).")
  private Grouping grouping = Grouping.APPLICATION;

  @Option(
      names = "--share-idle",
      description = "Shares out what nodes have left to what runs on them.")
  private boolean shareIdle;

  @Option(names = "--share-overhead", description = "Shares out control planes likewise.")
  private boolean shareOverhead;

  @Option(
      names = "--share-namespaces",
      split = ",",
      paramLabel = "NAME",
      description = "Shares out what these namespaces cost, such as kube-system,monitoring.")
  private Set<String> sharedNamespaces = new LinkedHashSet<>();

  @Option(
      names = "--months",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many months are forecast, this one first (default: ${DEFAULT-VALUE}).")
  private int months = 3;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "A plan that `lepton plan` saved: planned against actual cost.")
  private Optional<Path> plan = Optional.empty();

  @Mixin private SheetView output = new SheetView();

  public CostCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Steps steps = time.steps(Duration.ofHours(1));
    prices.check();
    if (months < 1 || months > MOST_MONTHS) {
      throw new LeptonException(
          ErrorCode.USAGE, "--months " + months + " cannot be meant", "--months", "give 1 to 24");
    }
    BudgetOptions.Budgets budgets = budget.read(terminal);
    Optional<Budget> most = budgets.whole();
    ClusterUse use = new ClusterReader(time.source(terminal), steps).read();
    PriceBook book = prices.book(use.nodes().stream().map(ClusterUse.NodeUse::facts).toList());
    CostReport report = completed(report(use, book, grouping), most);
    CostReport byApplication =
        budgets.applications().isEmpty() || grouping == Grouping.APPLICATION
            ? report
            : report(use, book, Grouping.APPLICATION);
    ApplicationBudgets single = new ApplicationBudgets(byApplication, months);
    report = report.with(single.check(budgets.applications()));
    show(report);
    return single.status(terminal, report, status(report, most)).status();
  }

  private CostReport report(ClusterUse use, PriceBook book, Grouping rows) {
    return new CostCalculator(
            use, book, new CostSettings(rows, shareIdle, shareOverhead, sharedNamespaces))
        .report();
  }

  private void show(CostReport report) {
    output.show(
        terminal,
        new SheetView.Outcome(
            () -> report,
            () -> CostLines.of(report),
            () -> ClusterCostReport.render(report),
            () -> CostLines.csv(report)));
  }

  private CostReport completed(CostReport report, Optional<Budget> most) {
    Optional<CostForecast> forecast = Forecaster.of(report, months);
    Optional<BudgetCheck> check = most.flatMap(one -> forecast.map(one::check));
    return report.with(
        forecast,
        check,
        plan.filter(any -> report.window().coveredHours() > 0)
            .map(file -> PlannedMoney.compare(file, report)));
  }

  private ExitCode status(CostReport report, Optional<Budget> most) {
    Optional<BudgetCheck> check = report.budget();
    if (most.isPresent() && check.isEmpty()) {
      terminal.err().println("the budget cannot be judged: nothing has a price");
      return ExitCode.PARTIAL;
    }
    if (check.map(BudgetCheck::verdict).filter(one -> one != Verdict.KEPT).isPresent()) {
      boolean exceeded = check.get().verdict() == Verdict.EXCEEDED;
      terminal
          .err()
          .println((exceeded ? "budget exceeded: " : "budget in doubt: ") + check.get().reason());
      return exceeded ? ExitCode.VERIFICATION : ExitCode.OK;
    }
    return ExitCode.OK;
  }
}
