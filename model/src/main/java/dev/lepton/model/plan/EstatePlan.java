package dev.lepton.model.plan;

import dev.lepton.model.plan.Plan.CatalogueNote;
import dev.lepton.model.plan.PlanComparison.RequirementPrice;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a whole inventory: how large everything is, on which nodes it runs, where, at what
 * cost, in which order it moves, and what may go wrong. Equal input gives an equal plan, except
 * that the packing is searched for as long as it was allowed to take.
 *
 * @param name of the migration, or of the inventory
 * @param inputs what it was made from; the plan is stale when one of them has changed
 * @param sizes of all workloads, with their copies
 * @param packing of the chosen region
 * @param money what is paid today and then, and how far from the least that is
 * @param platforms that were compared
 * @param waves empty without an inventory
 * @param split over the own site and clouds; empty without an inventory, or where no cloud is
 *     allowed
 * @param databases what database servers cost on each platform; empty where none is known
 * @param latency what load tests say of one workload; empty without them
 * @param risks the register
 * @param leftOut what is not in the plan, each with its place and the reason
 * @param notes what the plan takes for granted, and what else is worth knowing
 * @param whatIf what other settings change; empty unless asked for
 */
public record EstatePlan(
    String name,
    List<PlanInput> inputs,
    SizingReport sizes,
    NodePacking packing,
    Money money,
    Platforms platforms,
    Optional<WavePlan> waves,
    Optional<EstateSplit> split,
    Optional<EstateDatabases> databases,
    Optional<Latency> latency,
    RiskRegister risks,
    List<String> leftOut,
    List<String> notes,
    Optional<WhatIf> whatIf) {

  public EstatePlan {
    inputs = List.copyOf(inputs);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * @param before what today's servers cost a month
   * @param after what the chosen platform costs a month
   * @param lowerBoundUsd what no packing of these workloads in the chosen region can go below, USD
   *     a month, with everything else that the platform's cost has
   * @param gap (after − lower bound) / lower bound
   * @param budgetUsd most USD a month, where there is a budget
   * @param requirements what they cost, one by one
   * @param catalogue where prices come from, how old they are, and what was refused
   */
  public record Money(
      Cost before,
      Cost after,
      double lowerBoundUsd,
      double gap,
      Optional<Double> budgetUsd,
      List<RequirementPrice> requirements,
      List<CatalogueNote> catalogue) {
    public Money {
      requirements = List.copyOf(requirements);
      catalogue = List.copyOf(catalogue);
    }
  }

  /**
   * @param chosen the best that meets all requirements, or the best of all if none does
   * @param options best first
   * @param decision weights, and where they turn
   */
  public record Platforms(
      PlatformOption chosen, List<PlatformOption> options, PlatformDecision decision) {
    public Platforms {
      options = List.copyOf(options);
    }
  }

  /**
   * What more copies of a workload cost, and what that does to its response time.
   *
   * @param workload that was tested
   * @param capacity what its load tests say
   * @param frontier by copies
   */
  public record Latency(String workload, CapacityPlan capacity, List<FrontierPoint> frontier) {
    public Latency {
      frontier = List.copyOf(frontier);
    }
  }

  /**
   * @param p95Millis at the planned load; empty where so few copies have no steady state
   * @param monthlyUsd of the copies, by their part of the nodes they are on
   * @param efficient whether nothing is both cheaper and quicker
   * @param meetsObjective empty without an objective
   */
  public record FrontierPoint(
      int copies,
      Optional<Double> p95Millis,
      double monthlyUsd,
      boolean efficient,
      Optional<Boolean> meetsObjective) {}

  /**
   * @param settings that were changed, as they were given
   * @param differences what that changes, in words
   */
  public record WhatIf(List<String> settings, List<Difference> differences) {
    public WhatIf {
      settings = List.copyOf(settings);
      differences = List.copyOf(differences);
    }
  }

  /** One figure without and with the changed settings. */
  public record Difference(String what, String before, String after) {}

  /** The same with what other settings change. */
  public EstatePlan with(WhatIf other) {
    return new EstatePlan(
        name,
        inputs,
        sizes,
        packing,
        money,
        platforms,
        waves,
        split,
        databases,
        latency,
        risks,
        leftOut,
        notes,
        Optional.of(other));
  }
}
