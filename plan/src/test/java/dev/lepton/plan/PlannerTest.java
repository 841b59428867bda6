package dev.lepton.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Assessment REPLATFORM = Migrations.assessed(Strategy.REPLATFORM);

  private static Plan plan(Migration migration) {
    return new Planner(EventSink.none()).plan(migration, REPLATFORM);
  }

  @Test
  void comparesKubernetesAndMachinesOnEveryProvider() {
    assertThat(plan(Migrations.shop()).options())
        .extracting(option -> option.provider() + " " + option.serviceModel())
        .containsExactlyInAnyOrder(
            "alibaba kubernetes", "alibaba virtual-machine",
            "aws kubernetes", "aws virtual-machine",
            "azure kubernetes", "azure virtual-machine",
            "gcp kubernetes", "gcp virtual-machine");
  }

  @Test
  void choosesTheBestOptionThatMeetsAllRequirements() {
    Plan plan = plan(Migrations.shop());

    assertThat(plan.options())
        .isSortedAccordingTo(Comparator.comparingDouble(PlatformOption::closeness).reversed());
    assertThat(plan.chosen())
        .isEqualTo(
            plan.options().stream()
                .filter(o -> o.violations().isEmpty())
                .findFirst()
                .orElseThrow());
  }

  @Test
  void isCheaperThanTodayForTheShop() {
    Plan plan = plan(Migrations.shop());

    assertThat(plan.costBefore().monthlyUsd()).isEqualTo(2110);
    assertThat(plan.costAfter().monthlyUsd()).isBetween(100.0, 1500.0);
  }

  @Test
  void costPartsAddUpToTheCent() {
    for (PlatformOption option : plan(Migrations.shop()).options()) {
      BigDecimal sum =
          option.cost().parts().stream()
              .map(part -> BigDecimal.valueOf(part.monthlyUsd()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(BigDecimal.valueOf(option.cost().monthlyUsd())).isEqualByComparingTo(sum);
    }
  }

  @Test
  void namesWhatHasNoPriceInsteadOfCountingItAsNothing() {
    Cost after = plan(Migrations.shop()).costAfter();

    assertThat(after.notPriced()).anyMatch(item -> item.startsWith("managed PostgreSQL"));
    assertThat(after.notPriced()).anyMatch(item -> item.startsWith("load balancer: no price"));
    assertThat(after.parts()).allMatch(part -> part.monthlyUsd() > 0);
  }

  @Test
  void equalInputsGiveAnEqualPlan() {
    assertThat(plan(Migrations.shop())).isEqualTo(plan(Migrations.shop()));
  }

  @Test
  void carriesTheHashByWhichAStalePlanIsKnown() {
    Migration shop = Migrations.shop();
    Migration other = Migrations.of(Optional.empty(), Migrations.REQUIREMENTS);

    assertThat(plan(shop).inputHash())
        .matches("[0-9a-f]{64}")
        .isEqualTo(Planner.inputHash(shop, REPLATFORM))
        .isNotEqualTo(Planner.inputHash(other, REPLATFORM))
        .isNotEqualTo(Planner.inputHash(shop, Migrations.assessed(Strategy.REHOST)));
  }

  @Test
  void neverChoosesMachinesForAKubernetesTarget() {
    Migration migration =
        Migrations.of(
            Optional.of(Migrations.SERVERS), Migrations.REQUIREMENTS, TargetSpec.Type.KUBERNETES);

    Plan plan = new Planner(EventSink.none()).plan(migration, Migrations.assessed(Strategy.REHOST));

    assertThat(plan.chosen().serviceModel()).isEqualTo("kubernetes");
    assertThat(plan.options())
        .filteredOn(option -> option.serviceModel().equals("virtual-machine"))
        .allMatch(option -> option.violations().toString().contains("spec.target.type"));
  }

  @Test
  void saysThatTodaysServersWereAssumed() {
    Plan plan = plan(Migrations.of(Optional.empty(), Migrations.REQUIREMENTS));

    assertThat(plan.assumptions()).anyMatch(line -> line.contains("spec.asIs"));
    assertThat(plan.models().explanation().get(0)).contains("assumed");
    assertThat(plan.costBefore().parts()).isEmpty();
    assertThat(plan.costBefore().notPriced()).hasSize(1);
  }

  @Test
  void takesTheUsersOwnFigureForTodaysCost() {
    AsIsSpec servers = new AsIsSpec(4, 16, 200, 50, Optional.of(1234.5), Optional.empty());

    Plan plan = plan(Migrations.of(Optional.of(servers), Migrations.REQUIREMENTS));

    assertThat(plan.costBefore().monthlyUsd()).isEqualTo(1234.5);
  }

  @Test
  void startsAndFinishesEveryStep() {
    List<Event> events = new ArrayList<>();

    new Planner(events::add).plan(Migrations.shop(), REPLATFORM);

    List<String> started = new ArrayList<>();
    List<String> finished = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.StepStarted) {
        started.add(((Event.StepStarted) event).step());
      } else if (event instanceof Event.StepFinished) {
        finished.add(((Event.StepFinished) event).step());
      }
    }
    assertThat(started).containsExactly("prices", "demand", "models", "platforms");
    assertThat(finished).isEqualTo(started);
  }

  @Test
  void refusesImpossibleSizesAllAtOnce() {
    AsIsSpec broken = new AsIsSpec(0, Double.NaN, -1, 0, Optional.empty(), Optional.empty());

    LeptonException thrown =
        catchThrowableOfType(
            LeptonException.class,
            () -> plan(Migrations.of(Optional.of(broken), Migrations.REQUIREMENTS)));

    assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(thrown.problems())
        .extracting(Problem::where)
        .containsExactly(
            "spec.asIs.cores",
            "spec.asIs.memoryGib",
            "spec.asIs.storageGib",
            "spec.asIs.networkMbps");
  }

  @Test
  void saysWhenNoMachineIsLargeEnough() {
    AsIsSpec giant = new AsIsSpec(1e6, 1e7, 200, 50, Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> plan(Migrations.of(Optional.of(giant), Migrations.REQUIREMENTS)))
        .isInstanceOfSatisfying(
            LeptonException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.NOT_SUPPORTED))
        .hasMessageContaining("large enough");
  }
}
