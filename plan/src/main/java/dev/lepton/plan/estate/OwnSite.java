package dev.lepton.plan.estate;

import dev.lepton.model.inventory.Server;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.plan.models.ResourceModels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each of today's servers costs a month: by unit prices of what it has, and where somebody
 * knows what all of them cost, its part of that. Immutable.
 */
final class OwnSite {
  private static final double MIB_PER_GIB = 1024;

  private final Map<String, Double> usd = new HashMap<>();
  private final String how;

  /**
   * @param knownUsd a month of all machines together; empty if nobody knows
   */
  OwnSite(List<Server> servers, ResourceModels models, Optional<Double> knownUsd) {
    double sum = 0;
    for (Server server : servers) {
      if (server.hardware().cores().isPresent() && server.hardware().memoryMb().isPresent()) {
        double price =
            models
                .monthlyParts(
                    new AsIsSpec(
                        server.hardware().cores().get(),
                        server.hardware().memoryMb().get() / MIB_PER_GIB,
                        server.storageMb() / MIB_PER_GIB,
                        0,
                        Optional.empty(),
                        Optional.empty()))
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        usd.put(server.id(), price);
        sum += server.kind() == Server.Kind.MACHINE ? price : 0;
      }
    }
    double all = sum;
    knownUsd
        .filter(any -> all > 0)
        .ifPresent(known -> usd.replaceAll((id, price) -> price * known / all));
    this.how =
        knownUsd.isPresent()
            ? "the own site costs what asIs.monthlyCostUsd says, each server its part by unit prices"
            : "the own site costs what unit prices say of its servers";
  }

  /** USD a month of servers; empty if nobody knows what one of them has. */
  Optional<Double> monthlyUsd(Iterable<String> ids) {
    double sum = 0;
    for (String id : ids) {
      if (!usd.containsKey(id)) {
        return Optional.empty();
      }
      sum += usd.get(id);
    }
    return Optional.of(sum);
  }

  /** In words. */
  String how() {
    return how;
  }
}
