package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.Migrations;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.DemandModel;
import dev.lepton.plan.demand.SizingSettings;
import dev.lepton.plan.demand.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformSelectorTest {
  private static final PriceCatalogue CATALOGUE = PriceCatalogue.bundled(ExchangeRates.defaults());
  private static final DemandModel SIZING =
      new DemandModel(SizingSettings.defaults(), EventSink.none());

  private static PlatformChoice choose(RequirementSpec requirements, Strategy strategy) {
    return new PlatformSelector(CATALOGUE, PlatformSettings.defaults(), UnitPrices.defaults())
        .choose(
            new PlatformQuestion(
                requirements, SIZING.sizing(Migrations.SERVERS, 1), strategy, false));
  }

  private static LeptonException refused(RequirementSpec requirements) {
    return catchThrowableOfType(
        LeptonException.class, () -> choose(requirements, Strategy.REPLATFORM));
  }

  @Test
  void noSteadyMachineThatFitsIsCheaperThanTheNodesChosen() {
    RequirementSpec requirements = Migrations.REQUIREMENTS;
    Workload workload = SIZING.size(Migrations.SERVERS, requirements, 1);
    PlatformSettings settings = PlatformSettings.defaults();

    for (PlatformOption option : choose(requirements, Strategy.REPLATFORM).options()) {
      if (!option.serviceModel().equals("kubernetes")) {
        continue;
      }
      double paid = option.cost().parts().get(0).monthlyUsd() / 730 / option.nodes();
      for (Offer offer : CATALOGUE.offers(option.provider(), option.region())) {
        var node = NodeReserve.allocatable(offer.machine());
        boolean fits =
            offer.machine().steady()
                && offer.machine().architecture().equals("amd64")
                && node.cores() - settings.nodeCores() >= workload.application().cpuCores()
                && node.memoryGib() - settings.nodeMemoryGib()
                    >= workload.application().memoryGib();
        assertThat(!fits || offer.usdPerHour() >= paid - 1e-4)
            .as("%s against %s", offer, option.instanceType())
            .isTrue();
      }
    }
  }

  @Test
  void everyCopyHasANodeOfItsOwn() {
    PlatformChoice choice = choose(Migrations.REQUIREMENTS, Strategy.REPLATFORM);

    assertThat(choice.options()).allMatch(option -> option.nodes() >= 2);
    assertThat(choice.chosen().nodes()).isEqualTo(choice.workload().application().replicas());
  }

  @Test
  void moreAvailabilityIsNeverCheaperThanLess() {
    double before = 0;
    for (double percent : new double[] {99, 99.9, 99.99}) {
      double cheapest =
          choose(Migrations.REQUIREMENTS.withAvailability(percent), Strategy.REPLATFORM)
              .options()
              .stream()
              .mapToDouble(option -> option.cost().monthlyUsd())
              .min()
              .orElseThrow();
      assertThat(cheapest).isGreaterThanOrEqualTo(before);
      before = cheapest;
    }
  }

  @Test
  void anOptionOutsideTheRequirementsIsShownWithItsViolation() {
    RequirementSpec awsOnly = Migrations.requiring(5000, List.of("aws"), List.of(), "amd64");

    PlatformChoice choice = choose(awsOnly, Strategy.REPLATFORM);

    assertThat(choice.chosen().provider()).isEqualTo("aws");
    assertThat(choice.options())
        .filteredOn(option -> option.provider().equals("gcp"))
        .isNotEmpty()
        .allMatch(option -> option.violations().toString().contains("provider gcp"));
  }

  @Test
  void allowedRegionsAreComparedWhereTheProviderHasThem() {
    RequirementSpec regions =
        Migrations.requiring(5000, List.of(), List.of("westeurope", "europe-west4"), "amd64");

    PlatformChoice choice = choose(regions, Strategy.REPLATFORM);

    assertThat(choice.options())
        .filteredOn(option -> option.violations().isEmpty())
        .extracting(PlatformOption::region)
        .containsOnly("westeurope", "europe-west4");
  }

  @Test
  void aRequiredArchitectureIsHonoured() {
    PlatformChoice choice =
        choose(Migrations.requiring(5000, List.of(), List.of(), "arm64"), Strategy.REPLATFORM);

    assertThat(choice.options())
        .filteredOn(option -> option.provider().equals("alibaba"))
        .allMatch(option -> option.violations().toString().contains("architecture arm64"));
    assertThat(choice.chosen().violations()).isEmpty();
  }

  @Test
  void aRehostPrefersMachinesLikeTodays() {
    assertThat(choose(Migrations.REQUIREMENTS, Strategy.REHOST).chosen().serviceModel())
        .isEqualTo("virtual-machine");
  }

  @Test
  void anImpossibleBudgetIsTheWholeConflictAndTheFixSaysHowMuchIsNeeded() {
    LeptonException thrown =
        refused(Migrations.requiring(1, List.of("azure"), List.of("westeurope"), "amd64"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    assertThat(thrown).hasMessage("no platform can offer a budget of $1.00 a month");
    assertThat(thrown.problems().get(0).where()).isEqualTo("spec.requirements.budgetMonthlyUsd");
    assertThat(thrown.problems().get(0).fix())
        .matches("raise the budget to \\$[0-9.,]+ \\(azure westeurope on .*\\)");
  }

  @Test
  void aBudgetThatOnlyTheAvailabilityBreaksNamesBothAndNothingElse() {
    double cheapest =
        choose(Migrations.requiring(5000, List.of(), List.of(), "amd64"), Strategy.REPLATFORM)
            .options()
            .stream()
            .mapToDouble(option -> option.cost().monthlyUsd())
            .min()
            .orElseThrow();

    LeptonException thrown =
        refused(Migrations.requiring(cheapest * 0.8, List.of(), List.of(), "amd64"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    assertThat(thrown.getMessage())
        .contains("a budget of $", "and an availability of 99.9 %")
        .doesNotContain("architecture");
    assertThat(thrown.problems().get(0).fix())
        .contains("raise the budget to $", "give up an availability of 99.9 %");
  }

  @Test
  void requirementsThatExcludeOneAnotherAreNamed() {
    LeptonException thrown =
        refused(Migrations.requiring(5000, List.of("aws"), List.of("westeurope"), "amd64"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(thrown.getMessage())
        .isEqualTo(
            "no platform can offer all of these together: the providers aws and the regions westeurope");
    assertThat(thrown.problems().get(0).fix())
        .contains("give up the providers aws (azure westeurope on", "or give up the regions");
  }

  @Test
  void unknownNamesAreNotMistakenForAPlatformTooDear() {
    LeptonException thrown =
        refused(Migrations.requiring(5000, List.of("awz"), List.of("eastus9"), "sparc"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(thrown.problems()).hasSize(3);
    assertThat(thrown.problems().get(0).fix()).contains("aws");
  }
}
