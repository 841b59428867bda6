package dev.lepton.plan.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.EstateSplit;
import dev.lepton.model.plan.EstateSplit.Assignment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications over the own site and clouds. */
class EstateSplitterTest {
  private static final double INTERNET = 0.12;

  @TempDir Path folder;

  private Estates shop() {
    return new Estates(folder)
        .server("web1", "shop")
        .server("bill1", "billing")
        .server("store1", "archive")
        .needs("shop", "billing");
  }

  private static EstateSplit split(EstatePlan plan) {
    return plan.split().orElseThrow();
  }

  private static String placeOf(String application, EstateSplit split) {
    return split.applications().stream()
        .filter(one -> one.application().equals(application))
        .map(Assignment::place)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whereOnePlaceIsCheapestThatIsSaid() {
    EstateSplit split = split(shop().plan());
    assertThat(split.verdict()).startsWith("one place is cheapest: ");
    assertThat(split.proposed()).isEqualTo(split.onePlace().orElseThrow());
    assertThat(split.proposed().egressUsd()).isZero();
    assertThat(split.worthUntil()).isEmpty();
    assertThat(split.boundUsd()).isLessThanOrEqualTo(split.proposed().totalUsd());
  }

  @Test
  void whatIsBoundToTheOwnSiteStaysAndWhatItIsSentIsPaidByTheCloud() {
    EstateSplit split =
        split(
            shop()
                .split(
                    List.of("billing,on-premises,,", "shop,cloud,,"),
                    List.of("shop,billing,500", "billing,shop,900"))
                .plan());
    assertThat(placeOf("billing", split)).isEqualTo(EstateSplit.OWN_SITE);
    assertThat(placeOf("shop", split)).isNotEqualTo(EstateSplit.OWN_SITE);
    assertThat(split.proposed().crossingGb()).isEqualTo(1400);
    assertThat(split.proposed().egressUsd()).isCloseTo(500 * INTERNET, within(0.005));
  }

  @Test
  void aCheapOwnSiteKeepsAllButWhatMustLeaveAndItIsToldHowFarFlowsMayGrow() {
    Estates estate =
        shop().costsToday(60).split(List.of("archive,cloud,,"), List.of("archive,shop,10"));
    EstateSplit split = split(estate.plan());
    assertThat(placeOf("shop", split)).isEqualTo(EstateSplit.OWN_SITE);
    assertThat(placeOf("billing", split)).isEqualTo(EstateSplit.OWN_SITE);
    assertThat(placeOf("archive", split)).isNotEqualTo(EstateSplit.OWN_SITE);
    assertThat(split.onePlace().orElseThrow().totalUsd())
        .isGreaterThan(split.proposed().totalUsd());
    double times = split.worthUntil().orElseThrow();
    assertThat(split.proposed().runningUsd() + times * split.proposed().egressUsd())
        .isCloseTo(split.onePlace().orElseThrow().totalUsd(), within(0.05));
  }

  @Test
  void dataThatMayOnlyBeInSomeRegionsIsInOneOfThem() {
    EstateSplit split = split(shop().split(List.of("shop,cloud,europe-*,"), List.of()).plan());
    assertThat(placeOf("shop", split)).startsWith("gcp europe-");
  }

  @Test
  void anExcludedProviderIsNotUsed() {
    EstateSplit split =
        split(shop().split(List.of("shop,cloud,,gcp", "billing,cloud,,aws"), List.of()).plan());
    assertThat(placeOf("shop", split)).startsWith("aws ");
    assertThat(placeOf("billing", split)).startsWith("gcp ");
  }

  @Test
  void applicationsOnOneServerStayTogether() {
    EstateSplit split =
        split(
            new Estates(folder)
                .server("web1", "shop")
                .server("web2", "shop")
                .split(List.of("shop,cloud,,gcp"), List.of())
                .plan());
    assertThat(placeOf("shop", split)).startsWith("aws ");
    assertThat(split.applications()).hasSize(1);
  }

  @Test
  void whatCanBeNowhereIsToldWithItsRow() {
    EstatePlan plan = shop().split(List.of("shop,cloud,moon-1,"), List.of()).plan();
    assertThat(plan.leftOut())
        .anyMatch(
            one -> one.startsWith("placements.csv:2: no region with prices is allowed for shop"));
    assertThat(placeOf("shop", split(plan))).isEqualTo(EstateSplit.OWN_SITE);
  }

  @Test
  void rowsThatCannotBeMeantAreToldWithRowAndColumnAndTheOthersCount() {
    EstatePlan plan =
        shop()
            .split(
                List.of("shop,moon,,", "nobody,cloud,,", "billing,on-premises,,"),
                List.of("shop,billing,-3", "shop,nowhere,7"))
            .plan();
    assertThat(plan.leftOut())
        .contains(
            "placements.csv:2 column site: 'moon' is not on-premises, cloud or empty",
            "placements.csv:3 column application: the inventory has no application 'nobody'",
            "flows.csv:2 column gb_per_month: '-3' is not a number from 0 to 1000000000",
            "flows.csv:3 column to: the inventory has no application and no server 'nowhere'");
    assertThat(placeOf("billing", split(plan))).isEqualTo(EstateSplit.OWN_SITE);
  }
}
