package dev.lepton.plan.platform;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.PlanComparison.Growth;
import dev.lepton.model.plan.PlanComparison.RequirementPrice;
import dev.lepton.model.plan.PlanComparison.Row;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.UnitPrices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prices every platform over some years: each year the demand has grown, and the platform is sized
 * anew. Deterministic; to be used by one thread.
 */
public final class PlatformComparer {
  private static final int MONTHS = 12;
  private static final List<Double> GROWTHS = List.of(0.0, 10.0, 20.0, 50.0, 100.0);
  private static final List<Double> AVAILABILITIES = List.of(99.0, 99.9, 99.99);

  private final CandidateFinder finder;
  private final PlatformQuestion question;
  private final List<Integer> years;
  private final Map<RequirementSpec, List<Candidate>> found = new HashMap<>();

  /**
   * @param question what the platforms are wanted for
   * @param years spans to compare, at least one, years from 1 on, ascending
   * @throws dev.lepton.model.error.LeptonException CONFIG_INVALID for requirements that name what
   *     the catalogue does not know
   */
  public PlatformComparer(
      PriceCatalogue catalogue,
      PlatformSettings settings,
      UnitPrices prices,
      PlatformQuestion question,
      List<Integer> years) {
    this.finder = new CandidateFinder(catalogue, settings, prices);
    this.question = question;
    this.years = List.copyOf(years);
    new RequirementCheck(catalogue).check(question.requirements());
  }

  /** Every platform; those that meet all requirements first, cheapest first over all years. */
  public List<Row> rows() {
    List<Priced> priced = priced(question.requirements());
    Optional<Priced> best = best(priced);
    List<Row> rows = new ArrayList<>();
    for (Priced one : priced) {
      double cheapest = best.map(Priced::total).orElse(one.total());
      rows.add(one.row(Math.max(0, 100 * (1 - cheapest / one.total()))));
    }
    return rows;
  }

  /**
   * What each stated requirement costs against its being given up, and the availability against
   * other ones.
   */
  public List<RequirementPrice> requirementPrices() {
    RequirementSpec asked = question.requirements();
    Optional<Double> monthly = cheapestMonthly(asked).map(Priced::monthly);
    List<RequirementPrice> prices = new ArrayList<>();
    for (Requirement one : Requirement.stated(asked)) {
      if (one == Requirement.AVAILABILITY) {
        for (double other : AVAILABILITIES) {
          if (other != asked.availabilityPercent()) {
            RequirementSpec instead = asked.withAvailability(other);
            price(one, instead, one.describe(instead), monthly).ifPresent(prices::add);
          }
        }
      } else {
        Set<Requirement> kept = EnumSet.copyOf(Requirement.stated(asked));
        kept.remove(one);
        price(one, Requirement.only(asked, kept), "any", monthly).ifPresent(prices::add);
      }
    }
    return prices;
  }

  private Optional<RequirementPrice> price(
      Requirement one, RequirementSpec instead, String words, Optional<Double> asked) {
    return cheapestMonthly(instead)
        .map(
            cheapest ->
                new RequirementPrice(
                    one.key(),
                    one.describe(question.requirements()),
                    words,
                    cheapest.name(),
                    cents(cheapest.monthly()),
                    asked.map(monthly -> cents(monthly - cheapest.monthly()))));
  }

  /** The cheapest platform at other rates of growth, and at the one that is expected. */
  public List<Growth> growth() {
    Set<Double> rates = new TreeSet<>(GROWTHS);
    rates.add(question.requirements().growthPercentPerYear());
    List<Growth> growth = new ArrayList<>();
    for (double rate : rates) {
      Optional<Priced> best = best(priced(question.requirements().withGrowth(rate)));
      growth.add(
          new Growth(rate, best.map(Priced::name), best.map(Priced::totals).orElse(List.of())));
    }
    return growth;
  }

  private Optional<Priced> cheapestMonthly(RequirementSpec requirements) {
    return candidates(requirements).stream()
        .filter(Candidate::meetsAll)
        .map(candidate -> new Priced(candidate, List.of()))
        .min(Comparator.comparingDouble(Priced::monthly).thenComparing(Priced::name));
  }

  private static Optional<Priced> best(List<Priced> priced) {
    return priced.stream().filter(one -> one.candidate().meetsAll()).findFirst();
  }

  /** Those that are large enough in every year. */
  private List<Priced> priced(RequirementSpec requirements) {
    int last = years.get(years.size() - 1);
    Map<String, List<Candidate>> byName = new HashMap<>();
    for (int year = 1; year <= last; year++) {
      double grown = Math.pow(1 + requirements.growthPercentPerYear() / 100, year);
      RequirementSpec then = requirements.withGrowth((grown - 1) * 100);
      for (Candidate candidate : candidates(then)) {
        byName.computeIfAbsent(name(candidate), added -> new ArrayList<>()).add(candidate);
      }
    }
    return byName.values().stream()
        .filter(each -> each.size() == last)
        .map(each -> new Priced(worst(each), totals(each)))
        .sorted(
            Comparator.comparing((Priced one) -> !one.candidate().meetsAll())
                .thenComparingDouble(Priced::total)
                .thenComparing(Priced::name))
        .toList();
  }

  /** The first year's platform, with what it violates then or in the first year that it does. */
  private static Candidate worst(List<Candidate> each) {
    Candidate first = each.get(0);
    for (int year = 2; year <= each.size() && first.meetsAll(); year++) {
      String when = "in year " + year + ": ";
      first = first.with(each.get(year - 1).violations().stream().map(when::concat).toList());
    }
    return first;
  }

  private List<Double> totals(List<Candidate> each) {
    return years.stream()
        .map(
            span ->
                each.subList(0, span).stream()
                    .mapToDouble(candidate -> MONTHS * candidate.cost().monthlyUsd())
                    .sum())
        .map(PlatformComparer::cents)
        .toList();
  }

  private List<Candidate> candidates(RequirementSpec requirements) {
    return found.computeIfAbsent(
        requirements,
        asked ->
            finder.findEverywhere(
                asked, question.sizing().apply(asked), question.kubernetesOnly()));
  }

  private static String name(Candidate candidate) {
    return String.format(
        Locale.ROOT,
        "%s %s, %s",
        candidate.provider(),
        candidate.region(),
        candidate.serviceModel().id());
  }

  private static double cents(double usd) {
    return Math.round(usd * 100) / 100.0;
  }

  /** A platform and what it costs over each span. */
  private record Priced(Candidate candidate, List<Double> totals) {
    String name() {
      return PlatformComparer.name(candidate);
    }

    double monthly() {
      return candidate.cost().monthlyUsd();
    }

    double total() {
      return totals.get(totals.size() - 1);
    }

    Row row(double priceFall) {
      return new Row(
          candidate.provider(),
          candidate.region(),
          candidate.serviceModel().id(),
          candidate.application().offer().machine().name(),
          candidate.application().count(),
          cents(monthly()),
          totals,
          Math.round(priceFall * 10) / 10.0,
          candidate.cost().notPriced(),
          candidate.violations(),
          candidate.purchases());
    }
  }
}
