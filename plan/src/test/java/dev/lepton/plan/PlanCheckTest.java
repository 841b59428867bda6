package dev.lepton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The check finds each kind of fault when it is put into a plan that has none. */
class PlanCheckTest {
  private static final PlanSettings SETTINGS = PlanSettings.defaults();
  private static final RequirementSpec REQUIREMENTS =
      Migrations.requiring(5000, List.of("gcp"), List.of(), "amd64")
          .withNodes(new NodeSpec(2, Optional.of(30), 3, true));
  private static final Plan RIGHT = plan(REQUIREMENTS);

  private static Plan plan(RequirementSpec requirements) {
    return new Planner(EventSink.none(), SETTINGS)
        .plan(
            Migrations.of(
                Optional.of(Migrations.SERVERS), requirements, TargetSpec.Type.KUBERNETES),
            Migrations.assessed(Strategy.REPLATFORM));
  }

  private static List<String> violations(UnaryOperator<RequirementSpec> other) {
    return violations(other.apply(REQUIREMENTS), RIGHT.chosen());
  }

  private static List<String> violations(RequirementSpec requirements, PlatformOption chosen) {
    return new PlanCheck(requirements, SETTINGS, SETTINGS.catalogue())
        .violations(chosen, RIGHT.demand());
  }

  private static PlatformOption with(String type, int nodes) {
    PlatformOption old = RIGHT.chosen();
    return new PlatformOption(
        old.provider(),
        old.region(),
        old.serviceModel(),
        type,
        nodes,
        old.cost(),
        old.closeness(),
        old.scores(),
        old.violations(),
        old.purchases());
  }

  @Test
  void nothingIsWrongWithARightPlan() {
    assertThat(violations(one -> one)).isEmpty();
    assertThat(RIGHT.chosen().cost().parts().get(0).basis())
        .contains("committed for 3 years", "on spot");
  }

  @Test
  void aNodeTooFewLeavesACopyWithoutOne() {
    assertThat(violations(REQUIREMENTS, with(RIGHT.chosen().instanceType(), 1)))
        .anyMatch(text -> text.contains("of which 1 are on nodes"))
        .anyMatch(text -> text.contains("by the price list"));
  }

  @Test
  void aMachineThatIsTooSmallIsFound() {
    assertThat(violations(REQUIREMENTS, with("e2-small", RIGHT.chosen().nodes())))
        .anyMatch(text -> text.contains("than it has"));
  }

  @Test
  void otherRequirementsAreBroken() {
    assertThat(violations(one -> one.withArchitecture("arm64")))
        .anyMatch(text -> text.contains("does not run on its architecture"));
    assertThat(violations(one -> one.withBudget(Optional.of(1.0))))
        .contains("the cost is above the budget");
    assertThat(violations(one -> one.withNodes(new NodeSpec(2, Optional.of(6), 3, true))))
        .anyMatch(text -> text.contains("too many pods"));
    assertThat(violations(one -> one.withNodes(new NodeSpec(2, Optional.of(30), 3, false))))
        .anyMatch(text -> text.contains("must not be on spot"));
    assertThat(violations(one -> one.withNodes(new NodeSpec(2, Optional.of(30), 0, true))))
        .anyMatch(text -> text.contains("by the price list"));
  }
}
