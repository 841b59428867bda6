package dev.lepton.operate.cost;

import java.util.Map;
import java.util.Optional;

/** Prices for tests: nodes by name, and one price for each of the rest, or none. */
record SmallPrices(Map<String, Double> nodes, Optional<Double> rest) implements PriceBook {
  @Override
  public Optional<UnitPrice> node(NodeFacts node) {
    return Optional.ofNullable(nodes.get(node.name())).map(SmallPrices::price);
  }

  @Override
  public Optional<UnitPrice> volume(String storageClass) {
    return rest.map(SmallPrices::price);
  }

  @Override
  public Optional<UnitPrice> loadBalancer() {
    return rest.map(SmallPrices::price);
  }

  @Override
  public Optional<UnitPrice> traffic() {
    return rest.map(SmallPrices::price);
  }

  @Override
  public Optional<UnitPrice> controlPlane() {
    return rest.map(SmallPrices::price);
  }

  @Override
  public String fix(NodeFacts node) {
    return "name a price";
  }

  private static UnitPrice price(double usd) {
    return new UnitPrice(usd, "a test");
  }
}
