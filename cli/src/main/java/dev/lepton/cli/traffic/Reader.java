package dev.lepton.cli.traffic;

import java.util.SplittableRandom;

/** A customer who only looks. */
final class Reader implements PacedLoop.Turn {
  private final ShopClient client;
  private final TrafficPlan.Stock stock;
  private final SplittableRandom random;

  Reader(ShopClient client, TrafficPlan.Stock stock, int number) {
    this.client = client;
    this.stock = stock;
    this.random = new SplittableRandom(number);
  }

  @Override
  public void take() throws InterruptedException {
    switch (random.nextInt(8)) {
      case 0 -> client.get("GET /", "/");
      case 1 -> client.get("GET /product", "/product?id=" + upTo(stock.products()));
      case 2, 3 ->
          client.get(
              "GET /api/products",
              "/api/products?limit=20&after=" + random.nextInt(stock.products()));
      case 4, 5 -> client.get("GET /api/products/{id}", "/api/products/" + upTo(stock.products()));
      case 6 -> client.get("GET /api/orders/{id}", "/api/orders/" + upTo(stock.orders()));
      default -> client.get("GET /api/customers/{id}", "/api/customers/" + upTo(stock.customers()));
    }
  }

  private int upTo(int highest) {
    return 1 + random.nextInt(highest);
  }
}
