package dev.lepton.plan.catalogue;

import dev.lepton.plan.catalogue.FamilyGates.Family;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a family should cost in a region: its median over all regions, times how dear the region is
 * for everything else.
 *
 * @param families median price per vCPU over the regions, by family name
 * @param regions by region, the median over its families of local to global price
 */
record RegionLevels(Map<String, Double> families, Map<String, Double> regions) {

  static RegionLevels of(Map<Family, List<PriceRow>> rows) {
    Map<Family, Double> local = new TreeMap<>();
    rows.forEach(
        (family, members) -> {
          if (!members.isEmpty()) {
            local.put(family, Medians.of(members.stream().mapToDouble(PriceRow::pricePerVcpu)));
          }
        });
    Map<String, Double> global =
        local.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().name(),
                    Collectors.collectingAndThen(
                        Collectors.toList(), RegionLevels::medianOfValues)));
    Map<String, Double> levels =
        local.entrySet().stream()
            .map(e -> Map.entry(e.getKey().region(), e.getValue() / global.get(e.getKey().name())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.collectingAndThen(
                        Collectors.toList(), RegionLevels::medianOfValues)));
    return new RegionLevels(global, levels);
  }

  /** The price per vCPU to be expected; the family and the region must be among those given. */
  double expected(Family family) {
    return families.getOrDefault(family.name(), Double.NaN)
        * regions.getOrDefault(family.region(), Double.NaN);
  }

  private static double medianOfValues(List<? extends Map.Entry<?, Double>> entries) {
    return Medians.of(entries.stream().mapToDouble(Map.Entry::getValue));
  }
}
