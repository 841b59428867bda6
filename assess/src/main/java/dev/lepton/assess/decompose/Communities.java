package dev.lepton.assess.decompose;

import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Communities of a graph by the Leiden algorithm (Traag, Waltman and van Eck, From Louvain to
 * Leiden, 2019) for modularity. Starts from fixed seeds, so that the same graph gives the same
 * communities. Stateless, thread-safe.
 */
final class Communities {
  private static final int STARTS = 6;
  private static final int ITERATIONS = 10;
  private static final double RANDOMNESS = 0.01;
  private static final long SEED = 20_190_326L;

  private Communities() {}

  /**
   * @param resolution 1 for plain modularity; more gives smaller communities
   * @return the community of each node, from 0
   */
  static int[] of(WeightedGraph graph, double resolution) {
    return of(graph, resolution, STARTS);
  }

  /**
   * @param starts of which the best counts, at least 1
   */
  static int[] of(WeightedGraph graph, double resolution, int starts) {
    if (graph.size() == 0) {
      Clustering alone = new Clustering(graph.nodes());
      alone.initSingletonClusters();
      return alone.getClusters();
    }
    Network network = network(graph);
    double scaled = resolution / (2 * graph.total());
    double best = Double.NEGATIVE_INFINITY;
    int[] clusters = new int[graph.nodes()];
    for (int start = 0; start < starts; start++) {
      LeidenAlgorithm leiden =
          new LeidenAlgorithm(scaled, ITERATIONS, RANDOMNESS, new Random(SEED + start));
      Clustering clustering = leiden.findClustering(network);
      double quality = leiden.calcQuality(network, clustering);
      if (quality > best + 1e-9) {
        best = quality;
        clusters = clustering.getClusters();
      }
    }
    return clusters;
  }

  private static Network network(WeightedGraph graph) {
    LargeIntArray left = new LargeIntArray(graph.size());
    LargeIntArray right = new LargeIntArray(graph.size());
    LargeDoubleArray weights = new LargeDoubleArray(graph.size());
    for (int i = 0; i < graph.size(); i++) {
      left.set(i, graph.left()[i]);
      right.set(i, graph.right()[i]);
      weights.set(i, graph.weight()[i]);
    }
    return new Network(
        graph.nodes(), true, new LargeIntArray[] {left, right}, weights, false, false);
  }
}
