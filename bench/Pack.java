import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.pack.NodePacker;
import dev.lepton.plan.pack.PackRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackVerifier;
import dev.lepton.plan.pack.PackWatch;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.platform.NodeReserve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Packs seeded pods onto a region's real machine types, all of them different: cores lognormal about
 * 0.5 (sigma 1), GiB per core lognormal about 3 (sigma 0.8), to hundredths of a core and 1/64 GiB.
 * Beside it first-fit decreasing, each new node the cheapest type that carries the pod, and
 * first-fit decreasing on the best single type. Arguments: pods, seconds, first seed, last seed,
 * provider:region.
 */
final class Pack {
  private static final int DIMENSIONS = 3;

  public static void main(String[] args) {
    int pods = Integer.parseInt(args[0]);
    double seconds = Double.parseDouble(args[1]);
    String[] where = args[4].split(":");
    List<Offer> offers =
        PriceCatalogue.bundled(ExchangeRates.defaults()).offers(where[0], where[1]);
    List<Double> gaps = new ArrayList<>();
    int saved = 0;
    int violations = 0;
    int optimal = 0;
    System.out.printf(
        Locale.ROOT,
        "%6s %12s %12s %7s %9s %6s %9s %7s %10s %12s%n",
        "seed", "USD/h", "bound", "gap", "ended by", "nodes", "rounds", "took", "first fit", "single type");
    for (long seed = Long.parseLong(args[2]); seed <= Long.parseLong(args[3]); seed++) {
      PackRequest request =
          new PackRequest(
              pods(pods, seed),
              offers,
              PackSettings.defaults(
                  new PackSettings.Search(
                      seed, Duration.ofMillis((long) (seconds * 1000)), Long.MAX_VALUE)));
      long start = System.nanoTime();
      NodePacking packing = NodePacker.pack(request, args[4], List.of(), PackWatch.NONE);
      double took = (System.nanoTime() - start) / 1e9;
      double firstFit = firstFit(request.workloads(), offers);
      double single = bestSingleType(request.workloads(), offers);
      violations += PackVerifier.violations(request, packing).size();
      gaps.add(packing.gap());
      saved += packing.hourlyCost() <= 0.9 * firstFit ? 1 : 0;
      optimal += packing.optimal() ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "%6d %12.4f %12.4f %6.2f%% %9s %6d %9d %6.1fs %+9.1f%% %+11.1f%%%n",
          seed, packing.hourlyCost(), packing.lowerBound(), 100 * packing.gap(),
          packing.search().stoppedBy(), packing.nodes().size(), packing.search().steps(), took,
          100 * (firstFit / packing.hourlyCost() - 1), 100 * (single / packing.hourlyCost() - 1));
    }
    gaps.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%d pods, %d seeds, %.0f s: gap median %.2f %%, 90 of 100 at most %.2f %%, worst %.2f %%; optimal %d; at least 10 %% below first fit %d; violations %d%n",
        pods, gaps.size(), seconds, 100 * gaps.get(gaps.size() / 2),
        100 * gaps.get((int) Math.ceil(0.9 * gaps.size()) - 1), 100 * gaps.get(gaps.size() - 1), optimal, saved, violations);
  }

  private static List<PackWorkload> pods(int count, long seed) {
    Random random = new Random(seed);
    List<PackWorkload> pods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double cores = Math.min(16, Math.max(0.05, 0.5 * Math.exp(random.nextGaussian())));
      double memory = Math.min(128, Math.max(0.0625, cores * 3 * Math.exp(0.8 * random.nextGaussian())));
      pods.add(
          new PackWorkload(
              "pod" + i, Math.rint(cores * 100) / 100, Math.rint(memory * 64) / 64, 1,
              PackWorkload.Rules.of("any")));
    }
    return pods;
  }

  private record Type(double[] room, double price) {}

  private static List<Type> types(List<Offer> offers) {
    List<Type> types = new ArrayList<>();
    for (Offer offer : offers) {
      if (offer.machine().steady()) {
        Allocatable free = NodeReserve.allocatable(offer.machine());
        types.add(
            new Type(
                new double[] {free.cores(), free.memoryGib(), free.maxPods()}, offer.usdPerHour()));
      }
    }
    types.sort(Comparator.comparingDouble(Type::price));
    return types;
  }

  /** Larger is what takes more of an average machine. */
  private static List<double[]> decreasing(List<PackWorkload> workloads) {
    List<double[]> pods = new ArrayList<>();
    workloads.forEach(one -> pods.add(new double[] {one.cores(), one.memoryGib(), 1}));
    pods.sort(Comparator.comparingDouble((double[] pod) -> pod[0] + pod[1] / 4).reversed());
    return pods;
  }

  private static double firstFit(List<PackWorkload> workloads, List<Offer> offers) {
    List<Type> types = types(offers);
    List<double[]> open = new ArrayList<>();
    double cost = 0;
    for (double[] pod : decreasing(workloads)) {
      if (!placed(pod, open)) {
        Type type = types.stream().filter(one -> fits(pod, one.room)).findFirst().orElseThrow();
        open.add(rest(type.room, pod));
        cost += type.price;
      }
    }
    return cost;
  }

  private static double bestSingleType(List<PackWorkload> workloads, List<Offer> offers) {
    List<double[]> pods = decreasing(workloads);
    double best = Double.POSITIVE_INFINITY;
    for (Type type : types(offers)) {
      List<double[]> open = new ArrayList<>();
      double cost = 0;
      for (double[] pod : pods) {
        if (!placed(pod, open)) {
          cost += fits(pod, type.room) ? type.price : Double.POSITIVE_INFINITY;
          open.add(rest(type.room, pod));
        }
        if (cost >= best) {
          break;
        }
      }
      best = Math.min(best, cost);
    }
    return best;
  }

  private static boolean placed(double[] pod, List<double[]> open) {
    for (int i = 0; i < open.size(); i++) {
      if (fits(pod, open.get(i))) {
        open.set(i, rest(open.get(i), pod));
        return true;
      }
    }
    return false;
  }

  private static boolean fits(double[] pod, double[] room) {
    return pod[0] <= room[0] && pod[1] <= room[1] && pod[2] <= room[2];
  }

  private static double[] rest(double[] room, double[] pod) {
    double[] rest = new double[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      rest[d] = room[d] - pod[d];
    }
    return rest;
  }
}
