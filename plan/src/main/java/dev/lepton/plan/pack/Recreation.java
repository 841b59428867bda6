package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Packs a pool greedily by dual prices: again and again the node type that carries most value per
 * dollar. Not thread-safe.
 */
final class Recreation {
  private final PackProblem problem;
  private final NodeFiller filler;
  private final SplittableRandom random;
  private final boolean zoned;

  /** Types with most value per dollar if they were full, best first. */
  private final List<PricedType> rated;

  private final List<PricedType> cheapestFirst;

  /**
   * How far this packing may stray from what looks best.
   *
   * @param noise most relative error of a type's rating
   * @param shape most relative change of the weights by which pods are chosen
   * @param seeded whether each node begins with a pod chosen at random
   */
  record Mood(double noise, double shape, boolean seeded) {
    static final Mood SOBER = new Mood(0, 0, false);
  }

  /** At this weight, pods are chosen by hardly anything but how well their shape suits the node. */
  private static final double MOST_LOSS_WEIGHT = 30;

  /** Of the nodes; the others are filled without regard to shape. */
  private static final double SHARE_BY_LOSS = 0.7;

  Recreation(PackProblem problem, DualPrices duals, SplittableRandom random) {
    this.problem = problem;
    this.filler = new NodeFiller(problem, duals.values());
    this.random = random;
    this.zoned = problem.zoned();
    this.cheapestFirst = duals.types();
    this.rated =
        duals.types().stream()
            .sorted(Comparator.comparingDouble(PricedType::rate).reversed())
            .toList();
  }

  /**
   * Packs the whole pool, which is empty afterwards if it succeeds.
   *
   * @param most give up as soon as the nodes and what is left are worth this much
   * @return empty if given up
   */
  Optional<List<Bin>> pack(PodPool pool, double most, Mood mood) {
    List<Bin> bins = new ArrayList<>();
    double cost = 0;
    while (!pool.isEmpty()) {
      if (cost + pool.value() >= most) {
        return Optional.empty();
      }
      Optional<Bin> next = next(pool, mood);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      bins.add(next.get());
      cost += next.get().price();
      pool.take(next.get());
    }
    return cost < most ? Optional.of(bins) : Optional.empty();
  }

  private Optional<Bin> next(PodPool pool, Mood mood) {
    int first = mood.seeded() ? pool.active[random.nextInt(pool.size)] : -1;
    int zone = first >= 0 ? problem.pods().get(first).zone() : fullestZone(pool);
    NodeFiller.Taste taste =
        new NodeFiller.Taste(stray(mood.shape()), stray(mood.shape()), lossWeight(), random);
    PricedType best = null;
    double bestRate = 0;
    for (PricedType one : rated) {
      double stray = stray(mood.noise());
      double atMost = Math.min(one.rate(), pool.value() / one.type().price()) * stray;
      if (atMost > bestRate) {
        double rate = filler.fill(one, zone, pool, first, taste) / one.type().price() * stray;
        if (rate > bestRate) {
          bestRate = rate;
          best = one;
        }
      } else if (one.rate() * (1 + mood.noise()) <= bestRate) {
        break;
      }
    }
    return best == null
        ? worthless(pool, zone, taste)
        : Optional.of(refill(best, pool, zone, first, taste));
  }

  private Bin refill(PricedType best, PodPool pool, int zone, int first, NodeFiller.Taste taste) {
    filler.fill(best, zone, pool, first, taste);
    filler.polish(pool);
    return cheapest(filler.bin(best.type(), zone));
  }

  /** Pods with a dual price of 0 still need a node: the cheapest that carries any of them. */
  private Optional<Bin> worthless(PodPool pool, int zone, NodeFiller.Taste taste) {
    for (PricedType one : cheapestFirst) {
      filler.fill(one, zone, pool, -1, taste);
      Bin bin = filler.bin(one.type(), zone);
      if (bin.classes.length > 0) {
        return Optional.of(bin);
      }
    }
    return Optional.empty();
  }

  /** The same pods on the cheapest type that carries them. */
  private Bin cheapest(Bin bin) {
    long cpu = 0;
    long memory = 0;
    int labels = -1;
    for (int i = 0; i < bin.classes.length; i++) {
      PodClass pod = problem.pods().get(bin.classes[i]);
      cpu += pod.cpu() * bin.counts[i];
      memory += pod.memory() * bin.counts[i];
      labels &= pod.labels();
    }
    int count = bin.podCount();
    for (NodeType type : problem.types()) {
      if (type.price() >= bin.price()) {
        break;
      }
      if (type.cpu() >= cpu
          && type.memory() >= memory
          && type.pods() >= count
          && (labels & type.label().bit()) != 0) {
        return bin.onto(type);
      }
    }
    return bin;
  }

  /** The zone that most of the pool must be in. */
  private int fullestZone(PodPool pool) {
    if (!zoned) {
      return PodClass.ANY_ZONE;
    }
    int[] bound = new int[1 + problem.pods().stream().mapToInt(PodClass::zone).max().orElse(0)];
    int best = PodClass.ANY_ZONE;
    for (int i = 0; i < pool.size; i++) {
      int zone = problem.pods().get(pool.active[i]).zone();
      if (zone != PodClass.ANY_ZONE) {
        bound[zone] += pool.left[pool.active[i]];
        best = best == PodClass.ANY_ZONE || bound[zone] > bound[best] ? zone : best;
      }
    }
    return best;
  }

  private double lossWeight() {
    return random.nextDouble() < SHARE_BY_LOSS ? random.nextDouble(MOST_LOSS_WEIGHT) : 0;
  }

  private double stray(double most) {
    return most == 0 ? 1 : 1 + most * (2 * random.nextDouble() - 1);
  }
}
