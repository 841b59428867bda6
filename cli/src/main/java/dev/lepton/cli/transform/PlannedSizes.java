package dev.lepton.cli.transform;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.pipeline.estate.EstatePlanFile;
import dev.lepton.pipeline.estate.PlanInputs;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.transform.Groundwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sizes that a saved plan gives: of a migration, for all parts alike, or of an inventory, by name.
 */
final class PlannedSizes {
  private static final double MIB_PER_GIB = 1024;

  private final Path file;
  private final Optional<Demand> ofAll;
  private final List<WorkloadSize> workloads;
  private final Optional<EstatePlan.Latency> tested;

  private PlannedSizes(
      Path file,
      Optional<Demand> ofAll,
      List<WorkloadSize> workloads,
      Optional<EstatePlan.Latency> tested) {
    this.file = file;
    this.ofAll = ofAll;
    this.workloads = workloads;
    this.tested = tested;
  }

  /**
   * @param now by which the plan of an inventory must not be stale
   * @throws LeptonException CONFIG_UNREADABLE if there is no such file or it is no plan; else as
   *     {@link EstatePlanFile#fresh}
   */
  static PlannedSizes read(Path file, PlanInputs now) {
    try {
      JsonNode saved = Documents.mapper().readTree(Files.readString(file));
      if (saved.path("kind").asString("").equals("estate-plan")) {
        EstatePlan estate = EstatePlanFile.fresh(file, now);
        return new PlannedSizes(
            file, Optional.empty(), estate.sizes().workloads(), estate.latency());
      }
      JsonNode plan = saved.has("document") ? saved.get("document") : saved;
      Demand demand = Documents.mapper().treeToValue(plan, Plan.class).demand();
      return new PlannedSizes(file, Optional.of(demand), List.of(), Optional.empty());
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the plan cannot be read: " + e.getMessage(),
          file.toString(),
          "name the file that `lepton plan` has saved",
          e);
    }
  }

  /**
   * @return empty when the plan knows no such part, or does not know its size
   */
  Optional<Demand> of(String part) {
    return ofAll.or(() -> named(part).flatMap(this::demand));
  }

  /**
   * @return empty when no load test in the plan is of this part, or when not even an idle copy
   *     meets the objective
   */
  Optional<Groundwork.Scaling> scaling(String part) {
    return tested
        .filter(
            test ->
                named(part).map(size -> lower(size).equals(lower(test.workload()))).orElse(false))
        .flatMap(test -> test.capacity().autoscaler().filter(scaler -> scaler.targetPercent() >= 1))
        .map(
            scaler ->
                new Groundwork.Scaling(
                    (int) Math.min(100, Math.floor(scaler.targetPercent())),
                    scaler.replicas(),
                    String.format(
                        Locale.ROOT,
                        "Load tests in %s: the p95 of %.0f ms holds up to %.0f %% of a copy; the"
                            + " rest is for the time that a new copy takes.",
                        file.getFileName(),
                        scaler.objectiveMillis(),
                        scaler.highestPercent())));
  }

  /** By its own name, or as the last part of a longer one that no other workload ends with. */
  private Optional<WorkloadSize> named(String part) {
    List<WorkloadSize> same = workloads.stream().filter(size -> lower(size).equals(part)).toList();
    List<WorkloadSize> ending =
        workloads.stream()
            .filter(size -> lower(size).matches(".*[/.-]\\Q" + part + "\\E"))
            .toList();
    List<WorkloadSize> found = same.isEmpty() ? ending : same;
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String lower(WorkloadSize size) {
    return lower(size.name());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private Optional<Demand> demand(WorkloadSize size) {
    WorkloadSize.Compute compute = size.compute();
    if (compute.cpuRequest().isEmpty() || compute.memoryRequestMib().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Demand(
            compute.cpuRequest().get(),
            compute.memoryRequestMib().get() / MIB_PER_GIB,
            size.storage().gib().orElse(1.0),
            size.networkMbps().orElse(0.0),
            size.replicas(),
            size.confidence(),
            List.of(
                "Sized as "
                    + size.name()
                    + " in "
                    + file.getFileName()
                    + ", confidence "
                    + size.confidence()
                    + " of 5")));
  }
}
