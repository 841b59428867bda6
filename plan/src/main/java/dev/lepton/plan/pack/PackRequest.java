package dev.lepton.plan.pack;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Offer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be packed onto what.
 *
 * @param workloads names are unique
 * @param offers the machines of one region
 */
public record PackRequest(List<PackWorkload> workloads, List<Offer> offers, PackSettings settings) {
  public PackRequest {
    workloads = List.copyOf(workloads);
    offers = List.copyOf(offers);
  }

  PackRequest without(List<NodePacking.Unplaced> unplaced) {
    Set<String> names =
        unplaced.stream().map(NodePacking.Unplaced::workload).collect(Collectors.toSet());
    return names.isEmpty()
        ? this
        : new PackRequest(
            workloads.stream().filter(workload -> !names.contains(workload.name())).toList(),
            offers,
            settings);
  }
}
