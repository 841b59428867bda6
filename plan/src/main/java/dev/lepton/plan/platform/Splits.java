package dev.lepton.plan.platform;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.PlatformDecision.Split;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.catalogue.CloudService;
import dev.lepton.plan.catalogue.ServicePrice;
import dev.lepton.plan.catalogue.ServicePrices;
import dev.lepton.plan.demand.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Application and database in different places: with another provider, in another region, or the
 * database where it is today. What both say to each other is rarely measured; so each split says up
 * to how much of it a month it is cheaper.
 */
final class Splits {
  private static final int MOST = 5;

  private final CandidateFinder finder;
  private final ServicePrices services;

  Splits(CandidateFinder finder, ServicePrices services) {
    this.finder = finder;
    this.services = services;
  }

  /**
   * @param whole the platforms with application and database in one place
   * @param option what a split is compared with; both keep its service model
   */
  List<Split> of(
      PlatformQuestion question, Workload workload, List<Candidate> whole, PlatformOption option) {
    double chosen = option.cost().monthlyUsd();
    if (workload.database().isEmpty()) {
      return List.of();
    }
    Workload alone =
        new Workload(
            workload.application(),
            Optional.empty(),
            workload.applicationStorageGib(),
            workload.egressMbps());
    RequirementSpec requirements = question.requirements();
    List<Candidate> applications =
        finder.find(requirements, List.of(alone), question.kubernetesOnly()).stream()
            .filter(Candidate::meetsAll)
            .filter(one -> one.serviceModel().id().equals(option.serviceModel()))
            .toList();
    Map<String, Double> databases = databases(whole, applications);
    List<Split> splits = new ArrayList<>();
    for (Candidate application : applications) {
      databases.forEach(
          (place, cost) -> {
            if (!place.equals(place(application))) {
              splits.add(split(application, place, cost, chosen));
            }
          });
    }
    splits.sort(
        Comparator.comparingDouble(Split::monthlyUsd)
            .thenComparing(Split::application)
            .thenComparing(Split::database));
    List<Split> some = new ArrayList<>(splits.subList(0, Math.min(MOST, splits.size())));
    applications.stream()
        .min(Comparator.comparingDouble((Candidate one) -> one.cost().monthlyUsd()))
        .ifPresent(cheapest -> some.add(hybrid(cheapest, chosen)));
    return some;
  }

  private static String place(Candidate candidate) {
    return candidate.provider() + " " + candidate.region();
  }

  /** What the database adds to a platform, by place. */
  private static Map<String, Double> databases(
      List<Candidate> whole, List<Candidate> applications) {
    Map<List<Object>, Double> alone = new HashMap<>();
    applications.forEach(
        one -> alone.put(List.of(place(one), one.serviceModel()), one.cost().monthlyUsd()));
    Map<String, Double> databases = new java.util.TreeMap<>();
    for (Candidate both : whole) {
      Double application = alone.get(List.of(place(both), both.serviceModel()));
      if (application != null) {
        databases.merge(place(both), both.cost().monthlyUsd() - application, Math::min);
      }
    }
    return databases;
  }

  private Split split(Candidate application, String place, double database, double chosen) {
    boolean sameProvider = place.startsWith(application.provider() + " ");
    double perGb =
        perGb(
            application, sameProvider ? CloudService.EGRESS_REGION : CloudService.EGRESS_INTERNET);
    double monthly = Math.round(100 * (application.cost().monthlyUsd() + database)) / 100.0;
    return new Split(
        name(application),
        place,
        monthly,
        perGb,
        Optional.of((chosen - monthly) / perGb).filter(gb -> gb > 0),
        "without the traffic between both, of which the sender pays each GB");
  }

  /** There is always one: what nobody imported is assumed for every provider. */
  private double perGb(Candidate sender, CloudService service) {
    return services
        .price(sender.provider(), sender.region(), service)
        .map(ServicePrice::usd)
        .orElseThrow();
  }

  private Split hybrid(Candidate application, double chosen) {
    double monthly = application.cost().monthlyUsd();
    return new Split(
        name(application),
        "where it is today",
        monthly,
        perGb(application, CloudService.EGRESS_INTERNET),
        Optional.empty(),
        String.format(
            Locale.ROOT,
            "not priced: the database where it is. It pays while keeping it costs less than $%,.2f a"
                + " month, less the traffic",
            chosen - monthly));
  }

  private static String name(Candidate candidate) {
    return place(candidate) + " " + candidate.serviceModel().id();
  }
}
