package dev.lepton.plan.pack;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Offer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Packs pods onto the cheapest nodes it finds, and says how far that can be from the cheapest there
 * are. Up to {@value ExactPacking#MOST_PODS} pods it finds the cheapest and proves it, if the time
 * is enough. Thread-safe.
 */
public final class NodePacker {
  private static final double HOURS_PER_MONTH = 730;

  /** Differences below are rounding, not money. */
  private static final double EQUAL = 1e-9;

  private static final Duration BRIEFLY = Duration.ofSeconds(1);
  private static final long BRIEF_STEPS = 3000;

  /** Of the time; what is left is for a packing without a proof. */
  private static final double SHARE_OF_PROOF = 0.8;

  private NodePacker() {}

  /**
   * @param catalogue what the offers are called in the answer
   * @param leftOut what the answer says was left out of the request
   * @param watch looks on, and may end the search: the answer is then what was found so far
   * @throws LeptonException NOT_SUPPORTED with the smallest set of requirements that conflict if no
   *     pod fits on any node, BUDGET_EXCEEDED if the budget is too small or nothing within it was
   *     found
   */
  public static NodePacking pack(
      PackRequest request, String catalogue, List<String> leftOut, PackWatch watch) {
    List<NodePacking.Unplaced> unplaced = new PackConflict(request).unplaced();
    PackRequest possible = request.without(unplaced);
    PackProblem problem = ProblemBuilder.of(possible);
    Packing packing = problem.podCount() == 0 ? Packing.NOTHING : search(possible, problem, watch);
    NodePacking document =
        document(possible, problem, packing, new Named(catalogue, unplaced, leftOut));
    List<String> violations = PackVerifier.violations(request, document);
    if (!violations.isEmpty()) {
      throw new LeptonException(
          ErrorCode.INTERNAL,
          "the packing breaks its own rules: " + violations.get(0),
          catalogue,
          "report this as a defect, with the workload file");
    }
    return document;
  }

  /** What the answer is called, and what it is without. */
  private record Named(
      String catalogue, List<NodePacking.Unplaced> unplaced, List<String> leftOut) {}

  /**
   * @param bound USD an hour
   * @param proof how the bound was found
   */
  private record Packing(List<Bin> bins, double bound, String proof, long steps, String stoppedBy) {
    private static final Packing NOTHING =
        new Packing(List.of(), 0, "there is nothing to pack", 0, "proof");

    private double cost() {
      return RuinAndRecreate.sum(bins);
    }

    private boolean optimal() {
      return cost() <= bound * (1 + EQUAL) + EQUAL;
    }
  }

  private static Packing search(PackRequest request, PackProblem problem, PackWatch watch) {
    PackSettings.Search settings = request.settings().search();
    Search search = new Search(settings.most().toNanos(), settings.steps(), watch);
    DualPrices duals = CoveringBound.fine(problem);
    new PackConflict(request).checkBudget(duals.bound(), Optional.empty());
    SplittableRandom random = new SplittableRandom(settings.seed());
    Optional<ZoneProof> zones =
        problem.zoned()
            ? ZoneProof.of(
                problem,
                request.settings().zones().size(),
                duals,
                new ZoneProof.Tried(random.split(), search))
            : Optional.empty();
    if (zones.isPresent() && !zones.get().bins().isEmpty()) {
      Packing proved =
          new Packing(
              zones.get().bins(), zones.get().bound(), ZoneProof.HOW, search.steps(), "proof");
      new PackConflict(request).checkBudget(proved.bound(), Optional.of(proved.cost()));
      return proved;
    }
    return raised(
        withoutProof(request, problem, duals, new ZoneProof.Tried(random, search)), zones);
  }

  private static Packing raised(Packing packing, Optional<ZoneProof> zones) {
    return zones
        .filter(proof -> proof.bound() > packing.bound())
        .map(
            proof ->
                new Packing(
                    packing.bins(),
                    proof.bound(),
                    ZoneProof.HOW,
                    packing.steps(),
                    packing.stoppedBy()))
        .orElse(packing);
  }

  private static Packing withoutProof(
      PackRequest request, PackProblem problem, DualPrices duals, ZoneProof.Tried tried) {
    SplittableRandom random = tried.random();
    Search search = tried.search();
    List<Bin> start = greedy(problem, duals, random);
    Packing packing =
        problem.podCount() <= ExactPacking.MOST_PODS
            ? exact(
                problem,
                duals,
                improvedBriefly(problem, duals, new Start(start, random), search),
                search)
            : improved(problem, duals, new Start(start, random), search);
    new PackConflict(request).checkBudget(packing.bound(), Optional.of(packing.cost()));
    return packing;
  }

  /** The better the known packing, the fewer the sets of pods that the proof must look at. */
  private static Start improvedBriefly(
      PackProblem problem, DualPrices duals, Start start, Search search) {
    RuinAndRecreate improvement =
        new RuinAndRecreate(problem, duals, start.bins(), start.random(), 0);
    return new Start(
        improvement.improve(search.brief(BRIEFLY, BRIEF_STEPS), duals.bound()), start.random());
  }

  private record Start(List<Bin> bins, SplittableRandom random) {}

  private static List<Bin> greedy(PackProblem problem, DualPrices duals, SplittableRandom random) {
    PodPool pool = new PodPool(problem, duals.values());
    pool.addAll();
    return new Recreation(problem, duals, random)
        .pack(pool, Double.POSITIVE_INFINITY, Recreation.Mood.SOBER)
        .orElseThrow(() -> new IllegalStateException("a pod that fits was not placed"));
  }

  private static Packing improved(
      PackProblem problem, DualPrices duals, Start start, Search search) {
    ParallelSearch.Outcome found =
        ParallelSearch.improve(problem, duals, start.bins(), start.random(), search);
    Packing packing =
        new Packing(
            found.bins(),
            duals.bound(),
            "covering: nodes in fractions, resources added up",
            found.steps(),
            stoppedBy(search, found));
    return packing.optimal() ? proved(packing) : packing;
  }

  private static String stoppedBy(Search search, ParallelSearch.Outcome found) {
    if (search.interrupted()) {
      return "interrupt";
    }
    return found.stoppedByTime() ? "time" : "steps";
  }

  private static Packing exact(PackProblem problem, DualPrices duals, Start start, Search search) {
    Search proof = search.part(SHARE_OF_PROOF);
    double known = RuinAndRecreate.sum(start.bins());
    Optional<ExactPacking.Outcome> found =
        ExactPacking.solve(problem, duals.values(), known, proof);
    List<Bin> bins =
        found.map(ExactPacking.Outcome::bins).filter(some -> !some.isEmpty()).orElse(start.bins());
    // The split of pods over zones was settled beforehand; without it no packing is cheaper.
    Optional<ExactPacking.Outcome> anywhere =
        problem.zoned()
            ? ExactPacking.solve(
                problem.withoutZones(), duals.values(), RuinAndRecreate.sum(bins), proof)
            : found;
    return anywhere
        .map(
            outcome ->
                new Packing(
                    bins,
                    outcome.cost(),
                    "every way to share out the pods was ruled out or tried",
                    search.steps(),
                    "proof"))
        .orElseGet(() -> improved(problem, duals, new Start(bins, start.random()), search));
  }

  private static Packing proved(Packing packing) {
    return new Packing(packing.bins(), packing.bound(), packing.proof(), packing.steps(), "proof");
  }

  private static NodePacking document(
      PackRequest request, PackProblem problem, Packing packing, Named named) {
    double cost = packing.cost();
    double bound = Math.min(packing.bound(), cost);
    List<NodePacking.Node> nodes = new PackingDocument(request, problem).nodes(packing.bins());
    return new NodePacking(
        named.catalogue(),
        request.offers().stream().map(Offer::asOf).findFirst().map(Object::toString).orElse(""),
        cost,
        cost * HOURS_PER_MONTH,
        bound,
        bound > 0 ? (cost - bound) / bound : 0,
        packing.optimal(),
        packing.proof(),
        problem.podCount(),
        new NodePacking.Effort(
            request.settings().search().seed(), packing.steps(), packing.stoppedBy()),
        nodes,
        new PackPurchases(request).of(nodes),
        named.unplaced(),
        named.leftOut(),
        assumptions(request));
  }

  private static List<String> assumptions(PackRequest request) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add("prices are the same in every zone, and every type can be had in each");
    assumptions.add(
        "nodes allocate what the price list says, and otherwise what is left after the reserve"
            + " that Google documents for its nodes; 110 pods at most");
    if (!request.settings().burstable()) {
      assumptions.add("burstable machines and those of retired generations are left out");
    }
    if (request.settings().daemons().equals(PackSettings.Daemons.none())) {
      assumptions.add("nothing is kept for daemons on each node");
    }
    assumptions.add("disks, traffic, load balancers and the control plane are not priced");
    return List.copyOf(assumptions);
  }
}
