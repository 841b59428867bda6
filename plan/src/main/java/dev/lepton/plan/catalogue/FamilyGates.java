package dev.lepton.plan.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gates that compare a price with those of its family in the same region.
 *
 * <p>Azure's list mixes Windows prices into the Linux ones of some families: such a row costs the
 * Windows licence, $0.046 per vCPU and hour, more than its cheapest sibling. Where half a family is
 * wrong the median is wrong too, so these rows go first, by that signature; then rows far off the
 * median go; last go those that are far from what the family's price elsewhere and the region's
 * level explain, for every row of a family may carry the surcharge, or one slipped price may have
 * made its siblings look as if they did.
 */
final class FamilyGates {
  private static final double WINDOWS_USD_PER_VCPU = 0.046;
  private static final double SURCHARGE_TOLERANCE = 0.02;
  private static final double AZURE_TOLERANCE = 1.3;

  /**
   * Elsewhere a family's accelerators make its small sizes dear; only a slipped decimal is further
   * off.
   */
  private static final double OTHER_TOLERANCE = 3;

  private static final double HIGHEST_ELSEWHERE = 1.4;

  /** Some regions have families a third cheaper than their level. */
  private static final double LOWEST_ELSEWHERE = 0.6;

  private static final int SMALLEST_FAMILY = 3;

  private final String provider;
  private final double unitsPerUsd;
  private final Refusals refusals;

  FamilyGates(String provider, double unitsPerUsd, Refusals refusals) {
    this.provider = provider;
    this.unitsPerUsd = unitsPerUsd;
    this.refusals = refusals;
  }

  List<PriceRow> pass(List<PriceRow> rows) {
    SortedMap<Family, List<PriceRow>> families = byFamily(rows);
    if (provider.equals("azure")) {
      families.replaceAll((family, members) -> withoutSurcharge(members));
    }
    families.replaceAll((family, members) -> nearMedian(members));
    if (provider.equals("azure")) {
      dropUnlikeElsewhere(families);
    }
    return families.values().stream().flatMap(List::stream).toList();
  }

  private SortedMap<Family, List<PriceRow>> byFamily(List<PriceRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> new Family(row.region(), FamilyName.of(provider, row.machine().name())),
                TreeMap::new,
                Collectors.toList()));
  }

  private List<PriceRow> withoutSurcharge(List<PriceRow> members) {
    double cheapest = members.stream().mapToDouble(PriceRow::pricePerVcpu).min().orElse(0);
    double surcharge = WINDOWS_USD_PER_VCPU * unitsPerUsd;
    return refusals.keep(
        members,
        "costs the Windows licence more than its family",
        row -> {
          double more = row.pricePerVcpu() - cheapest;
          return row.pricePerVcpu() <= cheapest * AZURE_TOLERANCE
              || Math.abs(more - surcharge) > surcharge * SURCHARGE_TOLERANCE;
        });
  }

  private List<PriceRow> nearMedian(List<PriceRow> members) {
    List<PriceRow> comparable = members.stream().filter(row -> row.machine().steady()).toList();
    if (comparable.size() < SMALLEST_FAMILY) {
      return members;
    }
    double median = Medians.of(comparable.stream().mapToDouble(PriceRow::pricePerVcpu));
    boolean azure = provider.equals("azure");
    double highest = azure ? AZURE_TOLERANCE : OTHER_TOLERANCE;
    double lowest = azure ? 2 - AZURE_TOLERANCE : 1 / OTHER_TOLERANCE;
    return refusals.keep(
        members,
        "price per vCPU far off its family's median",
        row -> {
          double ratio = row.pricePerVcpu() / median;
          return !row.machine().steady() || (ratio >= lowest && ratio <= highest);
        });
  }

  private void dropUnlikeElsewhere(SortedMap<Family, List<PriceRow>> families) {
    RegionLevels levels = RegionLevels.of(families);
    families.replaceAll(
        (family, members) ->
            refusals.keep(
                members,
                "price far from the family's in other regions",
                row -> {
                  double ratio = row.pricePerVcpu() / levels.expected(family);
                  return ratio >= LOWEST_ELSEWHERE && ratio <= HIGHEST_ELSEWHERE;
                }));
  }

  /** A machine family in a region. */
  record Family(String region, String name) implements Comparable<Family> {
    private static final Comparator<Family> ORDER =
        Comparator.comparing(Family::region).thenComparing(Family::name);

    @Override
    public int compareTo(Family other) {
      return ORDER.compare(this, other);
    }
  }
}
