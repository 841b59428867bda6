package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.plan.PurchaseOption;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.MachineType;
import dev.lepton.plan.catalogue.Offer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PurchasingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static Offer offer(OptionalDouble spot, Commitment... commitments) {
    MachineType type =
        new MachineType("m", 4, 16, "amd64", OptionalInt.empty(), Optional.empty(), true);
    return new Offer("test", "here", type, 0.10, spot, List.of(commitments), DAY, "test");
  }

  private static Offer committable() {
    return offer(
        OptionalDouble.of(0.03),
        new Commitment(1, 876 * 0.5, 0.02, DAY, "list"),
        new Commitment(3, 0, 0.05, DAY, "list"));
  }

  private static NodeSpec nodes(int years, boolean interruptible) {
    return new NodeSpec(1, Optional.empty(), years, interruptible);
  }

  private static PurchaseOption option(List<PurchaseOption> options, String name) {
    return options.stream().filter(one -> one.purchase().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theSteadyBaseIsCommittedAndOneCopyIsOnSpot() {
    Machines copies = new Purchasing(nodes(3, true)).copies(committable(), 3);

    assertThat(copies.usdPerHour()).isCloseTo(2 * 0.05 + 0.03, within(1e-12));
    assertThat(copies.purchase().words(copies.offer()))
        .contains("2 × m committed for 3 years", "1 × m on spot", "pays from 50 %");
  }

  @Test
  void whatKeepsDataIsNeverOnSpot() {
    Machines keepers = new Purchasing(nodes(0, true)).keepers(committable(), 2);

    assertThat(keepers.purchase().spot()).isZero();
    assertThat(keepers.usdPerHour()).isCloseTo(0.20, within(1e-12));
  }

  @Test
  void aSingleCopyIsNeverOnSpot() {
    Machines copies = new Purchasing(nodes(0, true)).copies(committable(), 1);

    assertThat(copies.purchase().spot()).isZero();
    assertThat(
            option(new Purchasing(nodes(0, true)).options(copies, Optional.empty(), 730), "spot")
                .reason())
        .contains("only one copy");
  }

  @Test
  void aLongerTermThanIsAllowedIsShownButNotUsed() {
    Purchasing purchasing = new Purchasing(nodes(1, false));
    Machines copies = purchasing.copies(committable(), 2);
    List<PurchaseOption> options = purchasing.options(copies, Optional.empty(), 730);

    assertThat(copies.usdPerHour()).isCloseTo(2 * 0.07, within(1e-12));
    assertThat(option(options, "commitment-1-year").used()).isTrue();
    assertThat(option(options, "commitment-1-year").breakEvenMonths().orElseThrow())
        .isCloseTo(12 * 0.7, within(1e-9));
    assertThat(option(options, "commitment-3-years").used()).isFalse();
    assertThat(option(options, "commitment-3-years").breakEvenUtilisation().orElseThrow())
        .isCloseTo(0.5, within(1e-9));
    assertThat(option(options, "commitment-3-years").reason()).contains("commitmentYears is 1");
  }

  @Test
  void whatHasNoPriceIsNotPricedAndNeverFree() {
    Purchasing purchasing = new Purchasing(nodes(3, true));
    Machines copies = purchasing.copies(offer(OptionalDouble.empty()), 2);
    List<PurchaseOption> options = purchasing.options(copies, Optional.empty(), 730);

    assertThat(copies.usdPerHour()).isCloseTo(0.20, within(1e-12));
    assertThat(option(options, "commitment-3-years").monthlyUsd()).isEmpty();
    assertThat(option(options, "commitment-3-years").reason()).contains("not priced for m in test");
    assertThat(option(options, "spot").monthlyUsd()).isEmpty();
    assertThat(purchasing.notPriced(copies, Optional.empty()))
        .containsExactly("commitment: m in test here is priced on demand");
  }
}
