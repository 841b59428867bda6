package dev.lepton.plan.usage;

import dev.lepton.model.plan.UsageProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a source of usage said.
 *
 * @param workloads by name
 * @param rows data rows, usable or not
 * @param usableRows of these, how many had something to use
 * @param problems what could not be used or is doubted
 */
public record UsageData(
    List<Observed> workloads, long rows, long usableRows, List<UsageProblem> problems) {

  public UsageData {
    workloads = List.copyOf(workloads);
    problems = List.copyOf(problems);
  }

  /** Nothing at all, for an estate that is sized by what is allocated. */
  public static UsageData none() {
    return new UsageData(List.of(), 0, 0, List.of());
  }

  /** Together with another source; a workload that both know has the series of both. */
  public UsageData and(UsageData other) {
    Map<String, Observed> all = new TreeMap<>();
    for (Observed one : workloads) {
      all.put(one.name().toLowerCase(Locale.ROOT), one);
    }
    for (Observed one : other.workloads) {
      all.merge(one.name().toLowerCase(Locale.ROOT), one, Observed::and);
    }
    List<UsageProblem> both = new ArrayList<>(problems);
    both.addAll(other.problems);
    return new UsageData(
        List.copyOf(all.values()), rows + other.rows, usableRows + other.usableRows, both);
  }
}
