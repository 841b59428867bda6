package dev.lepton.plan.pack;

import dev.lepton.plan.catalogue.Offer;
import java.util.List;

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
}
