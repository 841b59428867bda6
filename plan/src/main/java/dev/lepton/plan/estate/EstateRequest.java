package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.plan.PlanSettings;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.performance.CapacityQuestion;
import dev.lepton.plan.performance.LoadTestFile;
import dev.lepton.plan.usage.UsageData;
import dev.lepton.plan.waves.WaveRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a plan of an estate is made from.
 *
 * @param name of the plan
 * @param evidence what there is, and what it was seen to use
 * @param requirements what the platform must offer
 * @param settings what is a matter of judgement
 * @param waves empty if nothing is to be put into waves
 * @param split what a split over the own site and clouds must keep to
 * @param tests of one workload; empty without them
 */
public record EstateRequest(
    String name,
    Evidence evidence,
    RequirementSpec requirements,
    Settings settings,
    Optional<WaveRequest> waves,
    SplitRequest split,
    Optional<LoadTests> tests) {

  /**
   * @param inventory empty lists where there is none
   * @param inputs what both were read from, to tell a stale plan by
   * @param currentMonthlyUsd what today's servers cost, where somebody knows
   * @param leftOut what could not be read, with its place
   */
  public record Evidence(
      Inventory inventory,
      UsageData usage,
      List<PlanInput> inputs,
      Optional<Double> currentMonthlyUsd,
      List<String> leftOut) {
    public Evidence {
      inputs = List.copyOf(inputs);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * @param rule by which usage becomes a size
   * @param search how long a packing is searched for
   */
  public record Settings(RuleSettings rule, PlanSettings plan, PackSettings.Search search) {}

  /**
   * @param workload that was tested; empty if there is only one
   */
  public record LoadTests(
      Optional<String> workload, LoadTestFile file, CapacityQuestion question) {}

  /** The same under other requirements. */
  public EstateRequest with(RequirementSpec other) {
    return new EstateRequest(name, evidence, other, settings, waves, split, tests);
  }
}
