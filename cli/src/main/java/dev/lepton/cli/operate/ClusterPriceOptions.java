package dev.lepton.cli.operate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.operate.cost.NodeFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a cluster's parts cost, where labels and catalogue do not tell. */
final class ClusterPriceOptions {
  private static final double MOST = 1e6;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description =
          "CSV of kind,name,usd: node (by its name or type, USD an hour), storage (by its class, USD a"
              + " GiB and month), load_balancer and control_plane (USD an hour), egress (USD a GiB that"
              + " pods send). An empty name is for all.")
  private Optional<Path> prices = Optional.empty();

  @Option(
      names = "--node-price",
      paramLabel = "USD",
      description =
          "Of every node that --prices does not name, an hour (default: the catalogue's, by the labels"
              + " for instance type and region).")
  private Optional<Double> nodePrice = Optional.empty();

  @Option(
      names = "--storage-price",
      paramLabel = "USD",
      description = "Of every volume that --prices does not name, a GiB and month.")
  private Optional<Double> storagePrice = Optional.empty();

  /**
   * @throws LeptonException USAGE if a price is none
   */
  KnownPrices book(List<NodeFacts> nodes) {
    return new KnownPrices(
        prices.map(PriceFile::read).orElseGet(PriceFile::none), nodePrice, storagePrice, nodes);
  }

  /** Finds mistakes before anything is asked for. */
  void check() {
    require("--node-price", nodePrice);
    require("--storage-price", storagePrice);
    prices.ifPresent(PriceFile::read);
  }

  private static void require(String option, Optional<Double> usd) {
    if (usd.isPresent() && !(usd.get() >= 0 && usd.get() <= MOST)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          option + " " + usd.get() + " is no price",
          option,
          "give USD, 0 or more");
    }
  }
}
