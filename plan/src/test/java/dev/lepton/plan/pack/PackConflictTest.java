package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Offer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PackConflictTest {
  private static final List<Offer> MACHINES =
      List.of(
          Packs.machine("small", 4, 64, "arm64", 0.2, OptionalDouble.empty()),
          Packs.machine("large", 16, 32, "amd64", 0.5, OptionalDouble.of(0.1)));

  private static LeptonException failure(PackSettings settings, PackWorkload... workloads) {
    return catchThrowableOfType(
        LeptonException.class,
        () -> Packs.pack(new PackRequest(List.of(workloads), MACHINES, settings)));
  }

  private static PackWorkload arm(double cores, double gib) {
    return new PackWorkload("web", cores, gib, 1, PackWorkload.Rules.of("arm64"));
  }

  @Test
  void aSingleNeedThatNothingMeetsIsNamedAlone() {
    Problem problem = failure(Packs.settings(1), Packs.pods("web", 99, 1, 1)).problems().get(0);
    assertThat(problem.what()).isEqualTo("no machine of the price list has 99 cores for pods");
    assertThat(problem.fix()).contains("at most 16 cores (large)");
  }

  @Test
  void twoNeedsThatOnlyTogetherAreTooMuchAreNamedTogether() {
    Problem problem = failure(Packs.settings(1), arm(8, 40)).problems().get(0);
    assertThat(problem.what())
        .isEqualTo("no machine of the price list has 8 cores for pods and 40 GiB for pods");
    assertThat(failure(Packs.settings(1), arm(8, 1)).problems().get(0).what())
        .endsWith("8 cores for pods and architecture arm64");
  }

  @Test
  void allWorkloadsThatFitNowhereAreTold() {
    assertThat(
            failure(Packs.settings(1), Packs.pods("a", 99, 1, 1), Packs.pods("b", 1, 99, 1))
                .problems())
        .hasSize(2);
  }

  @Test
  void whatFitsNowhereIsToldAndTheRestIsPacked() {
    PackRequest request =
        new PackRequest(
            List.of(Packs.pods("huge", 99, 1, 2), Packs.pods("web", 1, 1, 3)),
            MACHINES,
            Packs.settings(1));
    NodePacking packing = Packs.pack(request);

    assertThat(packing.unplaced())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.workload()).isEqualTo("huge");
              assertThat(one.pods()).isEqualTo(2);
              assertThat(one.reason()).contains("99 cores");
              assertThat(one.wayOut()).contains("at most 16 cores");
            });
    assertThat(packing.pods()).isEqualTo(3);
    assertThat(PackVerifier.violations(request, packing)).isEmpty();
  }

  @Test
  void aWayToBuyWithoutAPriceIsNamed() {
    PackSettings committed = Packs.buying(new Buying(false, 0, 3, 1));
    assertThat(failure(committed, Packs.pods("web", 1, 1, 1)).problems().get(0).what())
        .endsWith("a price for what --purchase allows");
  }

  @Test
  void spreadingOverOneZoneIsAConflict() {
    PackWorkload.Rules spread =
        new PackWorkload.Rules("any", Optional.empty(), OptionalInt.empty(), true, false);
    assertThat(failure(Packs.settings(1), new PackWorkload("web", 1, 1, 2, spread)))
        .hasMessageContaining("there is only one");
  }

  @Test
  void aBudgetBelowTheBoundNamesTheRuleThatMakesItSo() {
    PackWorkload amd = new PackWorkload("web", 16, 32, 10, PackWorkload.Rules.of("amd64"));
    LeptonException failure = failure(Packs.budget(3), amd);
    assertThat(failure.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    assertThat(failure).hasMessageContaining("must not be on spot");
    assertThat(failure.problems().get(0).fix()).contains("raise the budget above", "give up");
  }

  @Test
  void aBudgetThatNothingCouldMeetIsNamedAlone() {
    LeptonException failure = failure(Packs.budget(0.01), Packs.pods("web", 16, 32, 10));
    assertThat(failure).hasMessageContaining("for 10 pods; any packing costs at least");
  }

  @Test
  void aBudgetBetweenBoundAndCostIsSaidNotToBeMetSoFar() {
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(
            () -> new PackConflict(request(Packs.budget(1))).checkBudget(0.9, Optional.of(1.1)))
        .withMessageContaining("was found; the cheapest found costs $803.00 a month");
  }

  private static PackRequest request(PackSettings settings) {
    return new PackRequest(List.of(Packs.pods("web", 1, 1, 1)), MACHINES, settings);
  }
}
