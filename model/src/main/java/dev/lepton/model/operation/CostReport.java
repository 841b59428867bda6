package dev.lepton.model.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the applications of a cluster cost, in US dollars. The rows add up to the total, and so do
 * the days; what has no price is in {@code notPriced}, never counted as 0.
 *
 * @param grouping what a row is: application, namespace or owner
 * @param rows the dearest first
 * @param days by date, UTC
 * @param nodes by name
 * @param forecast empty where there is too little to tell from
 * @param budget empty where none was given
 * @param applications those with a budget of their own
 * @param planned empty without a plan
 * @param notes what the figures rest on
 */
public record CostReport(
    Window window,
    String grouping,
    Total total,
    List<Row> rows,
    List<Day> days,
    List<Node> nodes,
    List<NotPriced> notPriced,
    Optional<CostForecast> forecast,
    Optional<BudgetCheck> budget,
    List<ApplicationBudget> applications,
    Optional<PlannedCost> planned,
    List<String> notes) {

  public CostReport {
    rows = List.copyOf(rows);
    days = List.copyOf(days);
    nodes = List.copyOf(nodes);
    notPriced = List.copyOf(notPriced);
    applications = List.copyOf(applications);
    notes = List.copyOf(notes);
  }

  /** The same with what is said of the months to come, the budget and the plan. */
  public CostReport with(
      Optional<CostForecast> months, Optional<BudgetCheck> check, Optional<PlannedCost> plan) {
    return new CostReport(
        window,
        grouping,
        total,
        rows,
        days,
        nodes,
        notPriced,
        months,
        check,
        applications,
        plan,
        notes);
  }

  /** The same with applications that have a budget of their own. */
  public CostReport with(List<ApplicationBudget> checked) {
    return new CostReport(
        window, grouping, total, rows, days, nodes, notPriced, forecast, budget, checked, planned,
        notes);
  }

  /**
   * An application with a budget of its own.
   *
   * @param forecast of what it alone costs; empty where nothing of it has a price
   * @param check empty where there is no forecast
   */
  public record ApplicationBudget(
      String name, Optional<CostForecast> forecast, Optional<BudgetCheck> check) {}

  /**
   * @param stepSeconds the span over which requests and usage are averaged before the larger counts
   * @param hours of the whole window
   * @param coveredHours for which anything is known
   * @param usageHours for which usage is known too; in the others requests alone count
   */
  public record Window(
      Instant from,
      Instant to,
      long stepSeconds,
      double hours,
      double coveredHours,
      double usageHours) {}

  /**
   * USD over the window: workload + idle + overhead.
   *
   * @param workloadUsd of containers, volumes, load balancers and traffic
   * @param idleUsd of nodes, that nobody asked for
   * @param overheadUsd of control planes
   * @param monthlyUsd the total as it would be for 730 hours
   */
  public record Total(
      double totalUsd, double workloadUsd, double idleUsd, double overheadUsd, double monthlyUsd) {}

  /**
   * One application, or what is left: {@code idle} and {@code overhead} where they are not shared
   * out.
   *
   * @param namespaces in which it runs
   * @param parts add up to {@code totalUsd}
   * @param use what it asked for and what it used
   * @param days by date
   */
  public record Row(
      String name,
      List<String> namespaces,
      Parts parts,
      double totalUsd,
      Use use,
      List<RowDay> days) {
    public Row {
      namespaces = List.copyOf(namespaces);
      days = List.copyOf(days);
    }
  }

  /** USD over the window. The last two are what is shared out to it. */
  public record Parts(
      double cpuUsd,
      double memoryUsd,
      double gpuUsd,
      double storageUsd,
      double loadBalancerUsd,
      double networkUsd,
      double idleUsd,
      double overheadUsd) {}

  /**
   * @param coreHoursRequested of all its containers
   * @param coreHoursUsed likewise
   * @param gibHoursRequested GiB of memory × hours
   * @param gibHoursUsed likewise
   * @param coreHoursNotPriced on nodes without a price; they are not in the cost
   */
  public record Use(
      double coreHoursRequested,
      double coreHoursUsed,
      double gibHoursRequested,
      double gibHoursUsed,
      double coreHoursNotPriced) {}

  /** USD on one day. */
  public record RowDay(LocalDate date, double usd) {}

  /**
   * @param coveredHours for which anything is known; 24 for a whole day
   */
  public record Day(
      LocalDate date,
      double totalUsd,
      double workloadUsd,
      double idleUsd,
      double overheadUsd,
      double coveredHours) {}

  /**
   * @param type the provider's name; empty where no label tells it
   * @param hourlyUsd empty for not priced
   * @param priceSource where the price is from, or why there is none
   * @param hours for which it was there
   * @param workloadUsd over the window, of what ran on it
   * @param idleUsd over the window
   * @param overcommitted the largest factor by which demand was above what it has; 1 if it never
   *     was
   */
  public record Node(
      String name,
      String type,
      String region,
      double cores,
      double memoryGib,
      Optional<Double> hourlyUsd,
      String priceSource,
      double hours,
      double workloadUsd,
      double idleUsd,
      double overcommitted) {}

  /**
   * @param amount how much of it, with its unit
   * @param fix how to have it priced
   */
  public record NotPriced(String what, String amount, String fix) {}
}
