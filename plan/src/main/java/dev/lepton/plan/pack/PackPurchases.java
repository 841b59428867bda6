package dev.lepton.plan.pack;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.PurchaseOption;
import dev.lepton.plan.catalogue.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what nodes bought in each way cost, when that pays, and why it was done or not. */
final class PackPurchases {
  private static final double HOURS_PER_MONTH = 730;
  private static final int MONTHS = 12;
  private static final String COMMITMENT = "commitment-";

  private final PackRequest request;
  private final Map<String, Offer> offers;

  PackPurchases(PackRequest request) {
    this.request = request;
    this.offers =
        request.offers().stream()
            .collect(Collectors.toMap(offer -> offer.machine().name(), offer -> offer));
  }

  List<PurchaseOption> of(List<NodePacking.Node> nodes) {
    Map<String, List<NodePacking.Node>> groups =
        nodes.stream()
            .collect(
                Collectors.groupingBy(
                    NodePacking.Node::purchase, TreeMap::new, Collectors.toList()));
    List<PurchaseOption> options = new ArrayList<>();
    groups.forEach((purchase, bought) -> options.add(used(purchase, bought)));
    if (!groups.containsKey("spot")) {
      options.add(unused("spot", whyNoSpot()));
    }
    if (groups.keySet().stream().noneMatch(one -> one.startsWith(COMMITMENT))) {
      options.add(unused("commitment", whyNoCommitment()));
    }
    return List.copyOf(options);
  }

  private PurchaseOption used(String purchase, List<NodePacking.Node> bought) {
    double paid = bought.stream().mapToDouble(PackPurchases::paid).sum();
    double onDemand = bought.stream().mapToDouble(node -> offer(node).usdPerHour()).sum();
    Optional<Double> rate =
        purchase.startsWith(COMMITMENT) ? Optional.of(paid / onDemand) : Optional.empty();
    return new PurchaseOption(
        purchase,
        true,
        Optional.of(Math.round(100 * paid * HOURS_PER_MONTH) / 100.0),
        rate,
        rate.map(share -> share * MONTHS * years(purchase)),
        nodes(bought) + reason(purchase, onDemand));
  }

  private static double paid(NodePacking.Node node) {
    return node.hourlyPrice() * node.hours();
  }

  private Offer offer(NodePacking.Node node) {
    return offers.get(node.type());
  }

  private static int years(String purchase) {
    return Integer.parseInt(purchase.substring(COMMITMENT.length()).replaceAll("-.*", ""));
  }

  private String nodes(List<NodePacking.Node> bought) {
    long atPeak = bought.stream().filter(node -> node.hours() < 1).count();
    return bought.size()
        + (bought.size() == 1 ? " node" : " nodes")
        + (atPeak == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", %d of them only at the peak, %.0f %% of the hours",
                atPeak,
                100 * request.settings().buying().peakHours()));
  }

  private static String reason(String purchase, double onDemand) {
    if (purchase.startsWith(COMMITMENT)) {
      return String.format(
          Locale.ROOT,
          ": they carry pods that run at all times; on demand they would cost $%,.2f a month",
          onDemand * HOURS_PER_MONTH);
    }
    return purchase.equals("spot") ? ": their pods bear interruption" : "";
  }

  private static PurchaseOption unused(String purchase, String reason) {
    return new PurchaseOption(
        purchase, false, Optional.empty(), Optional.empty(), Optional.empty(), reason);
  }

  private String whyNoSpot() {
    if (request.offers().stream().noneMatch(offer -> offer.spotUsdPerHour().isPresent())) {
      return "not priced: the price list has no spot prices";
    }
    boolean borne =
        request.workloads().stream()
            .anyMatch(workload -> ProblemBuilder.spotPods(workload, request.settings()) > 0);
    return borne ? "no cheaper in this packing" : "no workload bears it, or it is not allowed";
  }

  private String whyNoCommitment() {
    int years = request.settings().buying().commitmentYears();
    boolean priced =
        request.offers().stream()
            .anyMatch(offer -> offer.cheapestCommitment(Integer.MAX_VALUE).isPresent());
    if (!priced) {
      return "not priced: the price list has no commitments; import some";
    }
    return years == 0 ? "not allowed by --purchase" : "no cheaper in this packing";
  }
}
