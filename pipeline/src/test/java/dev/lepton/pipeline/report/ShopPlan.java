package dev.lepton.pipeline.report;

import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.Models;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was planned for the shop. */
final class ShopPlan {
  static final Cost UNPRICED =
      new Cost(0, List.of(), List.of("today's servers: nobody described them"));

  private ShopPlan() {}

  static Cost before() {
    return new Cost(
        2110,
        List.of(
            new Cost.Part("memory", 1110, "16.00 GiB × $69.38 a month"),
            new Cost.Part("storage", 1000, "200.00 GiB × $5.00 a month")),
        List.of("people, licences, power and rooms"));
  }

  static Cost after() {
    return new Cost(
        869.11,
        List.of(
            new Cost.Part("nodes", 287.88, "2 × e2-standard-2 at $0.067/h × 730 h"),
            new Cost.Part("internet egress", 581.23, "4843.6 GB × $0.12/GB, fallback price")),
        List.of("load balancer", "support plan"));
  }

  static Plan plan(Cost before, Cost after) {
    PlatformOption chosen = option("gcp", "us-central1", after, List.of());
    return new Plan(
        "shop",
        "hash",
        new Demand(1.345, 4.271, 240, 33.384, 2, 5, List.of("CPU: P95 of the peaks 43.1 %")),
        new Models(429, 2110, 47.9, 305, List.of("demand index R = 429")),
        List.of(
            chosen,
            option("aws", "us-east-1", before, List.of("budget: $2,110 of $1,500 a month"))),
        chosen,
        before,
        after,
        List.of(new Plan.CatalogueNote("gcp", "2026-08-03", 12721, 0, "public prices")),
        List.of("prices are on demand"),
        Optional.empty(),
        Optional.empty());
  }

  private static PlatformOption option(
      String provider, String region, Cost cost, List<String> violations) {
    return new PlatformOption(
        provider,
        region,
        "kubernetes",
        "standard-2",
        2,
        cost,
        0.7485,
        Map.of("cost", 0.916, "security", 0.8, "network", 0.9574),
        violations);
  }
}
