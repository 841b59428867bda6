package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoveringBoundTest {
  private static PackProblem problem(List<PackWorkload> workloads) {
    return ProblemBuilder.of(
        new PackRequest(
            workloads, Packs.region("aws", "us-east-1"), Packs.zoned(Packs.THREE, 0.5)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void moreMeasuresBoundNoWorse(long seed) {
    PackProblem problem = problem(Packs.mixed(40, seed));
    assertThat(CoveringBound.fine(problem).bound())
        .isGreaterThanOrEqualTo(CoveringBound.quick(problem).bound() * (1 - 1e-6));
  }

  @Test
  void noPossibleNodeCarriesPodsWorthMoreThanItsPrice() {
    PackProblem problem = problem(Packs.mixed(60, 4));
    DualPrices duals = CoveringBound.fine(problem);
    PodPool pool = new PodPool(problem, duals.values());
    pool.addAll();
    NodeFiller filler = new NodeFiller(problem, duals.values());
    NodeFiller.Taste taste = new NodeFiller.Taste(1, 1, 0, new java.util.SplittableRandom(1));
    for (PricedType one : duals.types()) {
      filler.fill(one, PodClass.ANY_ZONE, pool, -1, taste);
      assertThat(filler.polish(pool)).isLessThanOrEqualTo(one.type().price() * (1 + 1e-9));
    }
  }

  @Test
  void aNodeWithALargePodCarriesNoMoreWorthThanItsPriceEither() {
    List<PackWorkload> workloads = new java.util.ArrayList<>(Packs.mixed(30, 5));
    workloads.add(Packs.pods("large", 16, 30, 1));
    workloads.add(Packs.pods("fat", 1, 90, 2));
    PackProblem problem = problem(workloads);
    DualPrices duals = CoveringBound.fine(problem);
    PodPool pool = new PodPool(problem, duals.values());
    pool.addAll();
    NodeFiller filler = new NodeFiller(problem, duals.values());
    NodeFiller.Taste taste = new NodeFiller.Taste(1, 1, 0, new java.util.SplittableRandom(1));
    List<Integer> large = LargePods.of(problem).classes();
    assertThat(large).isNotEmpty();
    for (PricedType one : duals.types()) {
      for (int first : large) {
        filler.fill(one, PodClass.ANY_ZONE, pool, first, taste);
        assertThat(filler.polish(pool)).isLessThanOrEqualTo(one.type().price() * (1 + 1e-9));
      }
    }
  }

  @Test
  void memoryWithoutCpuBesideItCarriesNothing() {
    // Each pod needs half a node; by plain sums of CPU and memory one of each machine would do.
    PackProblem problem =
        ProblemBuilder.of(
            new PackRequest(
                List.of(Packs.pods("even", 2, 8, 40)),
                List.of(Packs.machine("cpu", 8, 8, 1), Packs.machine("memory", 2, 32, 1)),
                Packs.settings(1)));
    assertThat(CoveringBound.fine(problem).bound())
        .isGreaterThan(1.2 * CoveringBound.quick(problem).bound());
  }

  @Test
  void aPodLosesMoreOnAMachineOfAnotherShapeThanOnOneOfItsOwn() {
    PackProblem problem =
        ProblemBuilder.of(
            new PackRequest(
                List.of(
                    Packs.pods("lean", 1, 1, 40),
                    Packs.pods("even", 1, 4, 40),
                    Packs.pods("fat", 1, 16, 40)),
                List.of(
                    Packs.machine("cpu", 8, 8, 1),
                    Packs.machine("both", 8, 32, 1.6),
                    Packs.machine("memory", 8, 128, 3)),
                Packs.settings(1)));
    DualPrices duals = CoveringBound.fine(problem);
    PodClass lean = problem.pods().get(0);
    List<Double> losses =
        duals.types().stream()
            .map(one -> one.loss(lean.cpu(), lean.memory(), duals.values()[0]))
            .toList();
    assertThat(losses.get(0)).isCloseTo(0, within(1e-6));
    assertThat(losses.get(2)).isGreaterThan(0.02);
  }
}
