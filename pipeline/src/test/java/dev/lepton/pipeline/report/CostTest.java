package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.plan.Cost;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {
  @Test
  void aCostWithoutPartsIsNotPricedAndNeverZero() {
    String text = report(ShopPlan.UNPRICED, ShopPlan.after());

    assertThat(text)
        .contains("before not priced")
        .contains("sum of what is priced not priced")
        .contains("cost a month not priced → $869")
        .doesNotContain("$0.00");
  }

  @Test
  void whatHasNoPriceIsNamed() {
    assertThat(report(ShopPlan.before(), ShopPlan.after()))
        .contains("load balancer not priced")
        .contains("support plan not priced")
        .contains("leaves out what has no price: load balancer; support plan.");
  }

  @Test
  void theSavingIsSaidForAMonthAndAYear() {
    assertThat(new CostChange(ShopPlan.before(), ShopPlan.after()).sentence())
        .isEqualTo(
            "On what has a price: $1,240.89 less a month (59 % less), $14,890.68 less a year.");
  }

  @Test
  void aDearerPlatformIsNotPraised() {
    CostChange change = new CostChange(cost(100), cost(150));

    assertThat(change.verdict()).isEqualTo("50 % more");
    assertThat(change.tone()).isEqualTo(Tone.WARN);
  }

  @Test
  void aPlatformWithoutAPriceIsNotCompared() {
    CostChange change = new CostChange(cost(100), ShopPlan.UNPRICED);

    assertThat(change.sentence()).contains("cannot be compared: the new platform has no price");
    assertThat(change.tone()).isEqualTo(Tone.PLAIN);
  }

  @Test
  void somethingThatCostsNothingIsPriced() {
    assertThat(CostChange.text(cost(0))).isEqualTo("$0.00");
  }

  @Test
  void theBudgetIsHeldAgainstTheCostAfter() {
    assertThat(report(ShopPlan.before(), ShopPlan.after())).contains("the priced parts keep it");
    assertThat(report(ShopPlan.after(), cost(1500.01))).contains("a month. exceeded");
  }

  private static Cost cost(double usd) {
    return new Cost(usd, List.of(new Cost.Part("nodes", usd, "list price")), List.of());
  }

  private static String report(Cost before, Cost after) {
    InputBuilder input = new InputBuilder().plan(ShopPlan.plan(before, after));
    return Tags.text(new HtmlReport().render(input.build()));
  }
}
