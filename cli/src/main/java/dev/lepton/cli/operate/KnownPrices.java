package dev.lepton.cli.operate;

import dev.lepton.cli.plan.RegionOffers;
import dev.lepton.operate.cost.NodeFacts;
import dev.lepton.operate.cost.PriceBook;
import dev.lepton.operate.cost.UnitPrice;
import dev.lepton.plan.catalogue.CloudService;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.catalogue.ServicePrice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prices in this order: the file that a person wrote, the options, the price catalogue by a node's
 * type and region. Beside nodes, the catalogue is asked for the provider of the cluster's nodes.
 */
final class KnownPrices implements PriceBook {
  private static final double GB_PER_GIB = 1.073741824;

  private final PriceFile file;
  private final Optional<Double> nodePrice;
  private final Optional<Double> storagePrice;
  private final PriceCatalogue catalogue = RegionOffers.prices();
  private final Optional<Offer> usual;

  /**
   * @param nodePrice USD an hour for every node
   * @param storagePrice USD a GiB and month for every volume
   * @param nodes of the cluster
   */
  KnownPrices(
      PriceFile file,
      Optional<Double> nodePrice,
      Optional<Double> storagePrice,
      List<NodeFacts> nodes) {
    this.file = file;
    this.nodePrice = nodePrice;
    this.storagePrice = storagePrice;
    this.usual = nodes.stream().map(this::offer).flatMap(Optional::stream).findFirst();
  }

  @Override
  public Optional<UnitPrice> node(NodeFacts node) {
    return file.of("node", node.name(), node.instanceType())
        .map(usd -> new UnitPrice(usd, file.file().toString()))
        .or(() -> nodePrice.map(usd -> new UnitPrice(usd, "--node-price")))
        .or(() -> offer(node).flatMap(offer -> price(node, offer)));
  }

  private static Optional<UnitPrice> price(NodeFacts node, Offer offer) {
    String from =
        String.format(
            Locale.ROOT, "%s %s, as of %s", offer.provider(), offer.region(), offer.asOf());
    if (!node.spot()) {
      return Optional.of(new UnitPrice(offer.usdPerHour(), from + ", on demand"));
    }
    return offer.spotUsdPerHour().isPresent()
        ? Optional.of(new UnitPrice(offer.spotUsdPerHour().getAsDouble(), from + ", spot"))
        : Optional.empty();
  }

  /** Of the provider that the node names; else of the only one that has such a type there. */
  Optional<Offer> offer(NodeFacts node) {
    if (node.instanceType().isEmpty() || node.region().isEmpty()) {
      return Optional.empty();
    }
    List<Offer> found =
        catalogue.providers().stream()
            .filter(name -> node.provider().isEmpty() || name.equals(node.provider()))
            .flatMap(name -> catalogue.offers(name, node.region()).stream())
            .filter(offer -> offer.machine().name().equals(node.instanceType()))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  @Override
  public Optional<UnitPrice> volume(String storageClass) {
    return file.of("storage", storageClass)
        .map(usd -> new UnitPrice(usd, file.file().toString()))
        .or(() -> storagePrice.map(usd -> new UnitPrice(usd, "--storage-price")))
        .or(() -> service(CloudService.BLOCK_STORAGE, GB_PER_GIB));
  }

  @Override
  public Optional<UnitPrice> loadBalancer() {
    return file.of("load_balancer")
        .map(usd -> new UnitPrice(usd, file.file().toString()))
        .or(() -> service(CloudService.LOAD_BALANCER, 1));
  }

  /** The catalogue has a price for what leaves a region, but who knows how much of it does. */
  @Override
  public Optional<UnitPrice> traffic() {
    return file.of("egress").map(usd -> new UnitPrice(usd, file.file().toString()));
  }

  @Override
  public Optional<UnitPrice> controlPlane() {
    return file.of("control_plane")
        .map(usd -> new UnitPrice(usd, file.file().toString()))
        .or(() -> service(CloudService.MANAGED_KUBERNETES, 1));
  }

  private Optional<UnitPrice> service(CloudService service, double factor) {
    return usual
        .flatMap(offer -> catalogue.services().price(offer.provider(), offer.region(), service))
        .map((ServicePrice price) -> new UnitPrice(price.usd() * factor, price.source()));
  }

  @Override
  public String fix(NodeFacts node) {
    if (node.instanceType().isEmpty() || node.region().isEmpty()) {
      return "no label tells its type and region; give --node-price or a row node in --prices, or"
          + " have kube_node_labels exported";
    }
    String spot = node.spot() && offer(node).isPresent() ? "the spot price of " : "";
    return "the catalogue has no price for "
        + spot
        + node.instanceType()
        + " in "
        + node.region()
        + "; give a row node,"
        + node.instanceType()
        + ",USD in --prices";
  }
}
