package dev.lepton.model.plan;

import java.util.List;

/**
 * Sizes of everything that was measured or listed.
 *
 * @param rule by which they were made
 * @param settings of the rule, in words
 * @param workloads by name
 * @param total of all copies of all workloads
 * @param rows data rows read
 * @param usableRows of these, how many were used
 * @param problems rows and values that were doubted or left out
 * @param notes what holds for all of it
 */
public record SizingReport(
    String rule,
    List<String> settings,
    List<WorkloadSize> workloads,
    Total total,
    long rows,
    long usableRows,
    List<UsageProblem> problems,
    List<String> notes) {

  /**
   * @param cpuCores requested
   * @param memoryGib requested
   * @param monthlyUsd of the machines; 0 where none were asked for
   */
  public record Total(
      int workloads,
      double cpuCores,
      double memoryGib,
      double storageGib,
      int idle,
      int zombies,
      double monthlyUsd) {}
}
