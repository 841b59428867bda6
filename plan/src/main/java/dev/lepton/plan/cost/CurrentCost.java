package dev.lepton.plan.cost;

import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.plan.models.ModelSettings.Weights;
import dev.lepton.plan.models.ResourceModels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What today's servers cost: the user's own figure, or the unit-price model's estimate. */
public final class CurrentCost {
  private CurrentCost() {}

  /**
   * @param asIs empty when the migration does not describe today's servers; then nothing is priced,
   *     and the cost says so
   */
  public static Cost of(Optional<AsIsSpec> asIs, ResourceModels models) {
    CostSheet sheet = new CostSheet();
    if (asIs.isEmpty()) {
      return sheet.notPriced("today's servers: spec.asIs does not describe them").total();
    }
    AsIsSpec servers = asIs.get();
    if (servers.monthlyCostUsd().isPresent()) {
      return sheet
          .add("servers", servers.monthlyCostUsd().get(), "spec.asIs.monthlyCostUsd")
          .total();
    }
    List<Double> parts = models.monthlyParts(servers);
    Weights price = models.unitPrices();
    return sheet
        .add("CPU", parts.get(0), basis(servers.cores(), "cores", price.cores()))
        .add("memory", parts.get(1), basis(servers.memoryGib(), "GiB", price.memoryGib()))
        .add("storage", parts.get(2), basis(servers.storageGib(), "GiB", price.storageGib()))
        .add("network", parts.get(3), basis(servers.networkMbps(), "Mbps", price.networkMbps()))
        .notPriced("people, licences, power and rooms")
        .total();
  }

  private static String basis(double amount, String unit, double price) {
    return String.format(
        Locale.ROOT, "%.2f %s × $%.2f a month, unit-price model", amount, unit, price);
  }
}
