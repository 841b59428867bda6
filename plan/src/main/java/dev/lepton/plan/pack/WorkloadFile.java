package dev.lepton.plan.pack;

import java.util.List;

/**
 * What a workload file says.
 *
 * @param leftOut rows that cannot be used, each with line and column
 * @param notes what else is worth knowing
 * @param spotStated whether the file says which workloads bear spot nodes
 */
public record WorkloadFile(
    List<PackWorkload> workloads, List<String> leftOut, List<String> notes, boolean spotStated) {}
