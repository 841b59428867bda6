package dev.lepton.plan.pack;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rules that a request could be freed from, and what it is without them. */
enum PackRule {
  ARCHITECTURE("the architectures that workloads ask for"),
  ON_DEMAND("the pods that must not be on spot nodes"),
  STEADY("machines that are not burstable"),
  DAEMONS("what is kept for daemons on each node");

  private final String words;

  PackRule(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** The rules that say anything in this request. */
  static Set<PackRule> stated(PackRequest request) {
    Set<PackRule> stated = EnumSet.noneOf(PackRule.class);
    for (PackRule rule : values()) {
      Set<PackRule> others = EnumSet.complementOf(EnumSet.of(rule));
      if (!kept(request, others).equals(request)) {
        stated.add(rule);
      }
    }
    return stated;
  }

  /** The request with these rules alone. */
  static PackRequest kept(PackRequest request, Set<PackRule> rules) {
    PackSettings old = request.settings();
    boolean spot = !rules.contains(ON_DEMAND) && sellsSpot(request);
    PackSettings settings =
        new PackSettings(
            old.zones(),
            spot ? old.buying().withSpotShare(1) : old.buying(),
            old.maxPods(),
            old.burstable() || (!rules.contains(STEADY) && hasBurstable(request)),
            rules.contains(DAEMONS) ? old.daemons() : PackSettings.Daemons.none(),
            old.budgetPerHour(),
            old.search());
    List<PackWorkload> workloads =
        request.workloads().stream()
            .map(workload -> kept(workload, rules.contains(ARCHITECTURE), spot))
            .toList();
    return new PackRequest(workloads, request.offers(), settings);
  }

  private static PackWorkload kept(PackWorkload workload, boolean architecture, boolean spot) {
    PackWorkload.Rules old = workload.rules();
    return workload.under(
        new PackWorkload.Rules(
            architecture ? old.architecture() : "any",
            old.antiAffinity(),
            old.maxPerNode(),
            old.zoneSpread(),
            spot || old.spot(),
            old.base()));
  }

  private static boolean sellsSpot(PackRequest request) {
    return request.offers().stream().anyMatch(offer -> offer.spotUsdPerHour().isPresent());
  }

  private static boolean hasBurstable(PackRequest request) {
    return request.offers().stream().anyMatch(offer -> !offer.machine().steady());
  }
}
