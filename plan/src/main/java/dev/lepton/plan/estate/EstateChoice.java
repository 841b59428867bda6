package dev.lepton.plan.estate;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.pack.Buying;
import dev.lepton.plan.pack.NodePacker;
import dev.lepton.plan.pack.PackRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackWatch;
import dev.lepton.plan.platform.PlatformReview;
import dev.lepton.plan.platform.PlatformSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses where an estate goes: packs it where it looks cheapest, judges all platforms by what that
 * shows, and packs again where another wins. Not thread-safe.
 */
final class EstateChoice {
  /** After so many regions were packed, the best of these is taken. */
  private static final int MOST_PACKED = 3;

  /** The cluster's own pods per node, as platforms are sized. */
  private static final int SYSTEM_PODS = 6;

  private static final double FIRST_GUESS = 1.05;

  /** Of the copies of a workload that bears it, so many may be on spot nodes. */
  private static final double SPOT_SHARE = 0.5;

  private final PriceCatalogue catalogue;
  private final EstatePlatforms platforms;
  private final EstateRequest request;
  private final PackWatch watch;
  private final Map<String, NodePacking> packed = new HashMap<>();
  private double overBound = FIRST_GUESS;

  EstateChoice(
      PriceCatalogue catalogue, EstatePlatforms platforms, EstateRequest request, PackWatch watch) {
    this.catalogue = catalogue;
    this.platforms = platforms;
    this.request = request;
    this.watch = watch;
  }

  /**
   * @param workloads that are packed
   * @param review all platforms, best first
   * @param overBound what the packing costs over the bound by resources alone
   */
  record Chosen(
      EstateWorkloads workloads,
      PlatformReview review,
      PlatformOption platform,
      NodePacking packing,
      double overBound) {}

  /** Empty if nothing can be packed anywhere. */
  Optional<Chosen> choose(EstateWorkloads all) {
    RequirementSpec requirements = request.requirements();
    EstateWorkloads workloads = fitting(all, requirements);
    if (workloads.pods().isEmpty()) {
      return Optional.empty();
    }
    for (int round = 0; ; round++) {
      PlatformReview review = review(workloads, requirements);
      PlatformOption best = review.chosen();
      String name = best.provider() + ":" + best.region();
      if (!packed.containsKey(name) && round < MOST_PACKED) {
        pack(best, workloads);
        continue;
      }
      PlatformOption chosen = packed.containsKey(name) ? best : bestPacked(review);
      NodePacking packing = packed.get(chosen.provider() + ":" + chosen.region());
      return Optional.of(new Chosen(workloads, review, chosen, packing, overBound));
    }
  }

  private PlatformOption bestPacked(PlatformReview review) {
    return review.options().stream()
        .filter(one -> one.serviceModel().equals(EstatePlatforms.CLUSTER))
        .filter(one -> packed.containsKey(one.provider() + ":" + one.region()))
        .findFirst()
        .orElseThrow();
  }

  /** What fits into the allowed region whose largest node is largest. */
  private EstateWorkloads fitting(EstateWorkloads all, RequirementSpec requirements) {
    EstateWorkloads most = new EstateWorkloads(all.sizes(), List.of(), all.leftOut());
    for (String provider : catalogue.providers()) {
      for (String region : catalogue.regions(provider)) {
        boolean allowed =
            (requirements.providers().isEmpty() || requirements.providers().contains(provider))
                && (requirements.regions().isEmpty() || requirements.regions().contains(region));
        if (allowed) {
          EstateWorkloads some = all.fitting(platforms.region(provider, region, requirements));
          most = some.pods().size() > most.pods().size() ? some : most;
        }
        if (most.pods().size() == all.pods().size()) {
          return most;
        }
      }
    }
    return most;
  }

  /** The best that meets all; where none does, the best regardless of money, then of all. */
  private PlatformReview review(EstateWorkloads workloads, RequirementSpec requirements) {
    List<PlatformOption> options =
        PlatformReview.scored(
            catalogue, platforms.options(workloads, requirements, overBound, packed));
    List<PlatformOption> judged = options;
    if (options.stream().noneMatch(one -> one.violations().isEmpty())) {
      List<PlatformOption> anyMoney =
          PlatformReview.scored(
              catalogue,
              platforms.options(
                  workloads, requirements.withBudget(Optional.empty()), overBound, packed));
      judged =
          anyMoney.stream().anyMatch(one -> one.violations().isEmpty())
              ? anyMoney
              : anyMoney.stream()
                  .filter(one -> one.serviceModel().equals(EstatePlatforms.CLUSTER))
                  .map(EstateChoice::excused)
                  .toList();
    }
    return PlatformReview.of(judged, requirements.comparisons());
  }

  private static PlatformOption excused(PlatformOption one) {
    return new PlatformOption(
        one.provider(),
        one.region(),
        one.serviceModel(),
        one.instanceType(),
        one.nodes(),
        one.cost(),
        one.closeness(),
        one.scores(),
        List.of());
  }

  private void pack(PlatformOption where, EstateWorkloads workloads) {
    RegionPrices region =
        platforms.region(where.provider(), where.region(), request.requirements());
    NodeSpec nodes = request.requirements().nodes();
    PlatformSettings platform = request.settings().plan().platform();
    PackSettings usual = PackSettings.defaults(request.settings().search());
    NodePacking packing =
        NodePacker.pack(
            new PackRequest(
                workloads.pods(),
                region.offers(),
                new PackSettings(
                    EstateWorkloads.ZONES,
                    new Buying(
                        true, nodes.interruptible() ? SPOT_SHARE : 0, nodes.commitmentYears(), 1),
                    nodes.maxPods().orElse(usual.maxPods()),
                    usual.burstable(),
                    new PackSettings.Daemons(
                        platform.nodeCores(), platform.nodeMemoryGib(), SYSTEM_PODS),
                    Optional.empty(),
                    usual.search())),
            region.name(),
            List.of(),
            watch);
    packed.put(region.name(), packing);
    double bound = region.bound(workloads.totals().cores(), workloads.totals().memoryGib());
    overBound = Math.max(1, packing.hourlyCost() / bound);
  }
}
