package dev.lepton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.PlanComparison;
import dev.lepton.model.plan.PlanComparison.RequirementPrice;
import dev.lepton.model.plan.PlanComparison.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Staying and the platforms, over years. */
class PlanComparerIT {
  private static PlanComparison compare(Migration migration, Integer... years) {
    return new PlanComparer(PlanSettings.defaults(), EventSink.none())
        .compare(migration, List.of(years));
  }

  private static Migration growing(double percent) {
    return Migrations.of(
        Optional.of(Migrations.SERVERS), Migrations.REQUIREMENTS.withGrowth(percent));
  }

  @Test
  void everyRegionOfEveryProviderIsPriced() {
    PlanComparison comparison = compare(Migrations.shop(), 1, 3);
    assertThat(comparison.platforms().stream().map(Row::provider).distinct())
        .containsExactlyInAnyOrder("aws", "azure", "gcp", "alibaba");
    assertThat(comparison.platforms().stream().map(Row::region).distinct().count())
        .isGreaterThan(100);
  }

  @Test
  void whatMeetsAllRequirementsComesFirstAndTheCheapestOverTheLongestSpanBeforeAll() {
    List<Row> rows = compare(Migrations.shop(), 1, 3).platforms();
    List<Row> meeting = rows.stream().filter(row -> row.violations().isEmpty()).toList();
    assertThat(rows.subList(0, meeting.size())).isEqualTo(meeting);
    assertThat(meeting).isSortedAccordingTo(Comparator.comparing(row -> row.totalsUsd().get(1)));
    Row best = meeting.get(0);
    assertThat(best.priceFallPercent()).isZero();
    Row other = meeting.get(meeting.size() - 1);
    assertThat(other.totalsUsd().get(1) * (1 - other.priceFallPercent() / 100))
        .isCloseTo(best.totalsUsd().get(1), Percentage.withPercentage(0.2));
  }

  @Test
  void withoutGrowthAYearIsTwelveMonthsAndThreeAreThreeOfThem() {
    for (Row row : compare(growing(0), 1, 3).platforms()) {
      assertThat(row.totalsUsd().get(0)).isCloseTo(12 * row.monthlyUsd(), Offset.offset(0.1));
      assertThat(row.totalsUsd().get(1)).isCloseTo(36 * row.monthlyUsd(), Offset.offset(0.3));
    }
  }

  @Test
  void growthIsPaidForInTheYearsInWhichItComes() {
    PlanComparison comparison = compare(growing(100), 1, 3);
    Row best = comparison.platforms().get(0);
    assertThat(best.totalsUsd().get(1)).isGreaterThan(3 * best.totalsUsd().get(0));
    assertThat(comparison.growth())
        .extracting(PlanComparison.Growth::percentPerYear)
        .containsExactly(0.0, 10.0, 20.0, 50.0, 100.0);
    List<Double> totals =
        comparison.growth().stream()
            .filter(growth -> growth.platform().isPresent())
            .map(growth -> growth.totalsUsd().get(1))
            .toList();
    assertThat(totals).hasSizeGreaterThan(1).isSorted();
  }

  @Test
  void aBudgetThatLaterYearsBreakIsToldWithTheYear() {
    double first = compare(growing(100), 1).platforms().get(0).monthlyUsd();
    Migration tight =
        Migrations.of(
            Optional.of(Migrations.SERVERS),
            new RequirementSpec(
                Optional.of(first + 1),
                Optional.empty(),
                99.9,
                List.of(),
                List.of(),
                "amd64",
                100,
                300));
    PlanComparison comparison = compare(tight, 1, 3);
    assertThat(comparison.growth().get(4).platform()).isEmpty();
    assertThat(comparison.platforms())
        .allSatisfy(row -> assertThat(row.violations()).isNotEmpty())
        .anySatisfy(row -> assertThat(row.violations().get(0)).startsWith("in year 2: costs $"));
  }

  @Test
  void aRequirementCostsTheDifferenceToThePlatformWithoutIt() {
    PlanComparison comparison =
        compare(
            Migrations.of(
                Optional.of(Migrations.SERVERS),
                Migrations.requiring(9_000, List.of("azure"), List.of(), "amd64")),
            1);
    RequirementPrice providers = price(comparison, "spec.requirements.providers");
    double asked = comparison.platforms().get(0).monthlyUsd();
    assertThat(providers.instead()).isEqualTo("any");
    assertThat(providers.extraMonthlyUsd()).hasValue(cents(asked - providers.monthlyUsd()));
    assertThat(providers.extraMonthlyUsd().orElseThrow()).isNotNegative();
    assertThat(price(comparison, "spec.requirements.architecture").extraMonthlyUsd().orElseThrow())
        .isNotNegative();
  }

  @Test
  void availabilityIsPricedAgainstLessAndMoreOfIt() {
    List<RequirementPrice> prices =
        compare(Migrations.shop(), 1).requirements().stream()
            .filter(one -> one.requirement().equals("spec.requirements.availabilityPercent"))
            .toList();
    assertThat(prices)
        .extracting(RequirementPrice::instead)
        .containsExactly("an availability of 99.0 %", "an availability of 99.99 %");
    assertThat(prices.get(0).extraMonthlyUsd().orElseThrow()).isPositive();
    // What keeps 99.99 % keeps 99.9 % too, so that more can never cost less.
    assertThat(prices.get(1).extraMonthlyUsd().orElseThrow()).isNotPositive();
  }

  @Test
  void todayIsNotPricedWhereItIsNotDescribed() {
    PlanComparison comparison =
        compare(Migrations.of(Optional.empty(), Migrations.REQUIREMENTS), 1);
    assertThat(comparison.todayTotalsUsd()).isEmpty();
    assertThat(comparison.today().notPriced()).isNotEmpty();
  }

  private static RequirementPrice price(PlanComparison comparison, String requirement) {
    return comparison.requirements().stream()
        .filter(one -> one.requirement().equals(requirement))
        .findFirst()
        .orElseThrow();
  }

  private static double cents(double usd) {
    return Math.round(usd * 100) / 100.0;
  }
}
