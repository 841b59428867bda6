package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The covering bound: nodes may be bought in fractions and must measure at least as much as all
 * pods together, by each of several {@link Measure}s. It is solved by its dual: a price for each
 * measure and each kind of pod (where it may run), as high as possible while no node measures more
 * than it costs. Whatever the solver answers is scaled until that holds to the letter, so that the
 * bound is valid even if the solver was not exact.
 *
 * <p>A {@link LargePods large pod} has a price of its own, which no measure ties: with what else
 * has room beside it, it may be worth as much as the node costs. There are too many sets of large
 * pods and types to say so of each beforehand; the program is solved again with those that the last
 * prices broke.
 */
final class CoveringBound {
  /** Each takes about as long as solving once. */
  private static final int MOST_ROUNDS = 5;

  private static final int MOST_ROWS = 64;

  /** What is broken by less costs no more than that of the bound. */
  private static final double TOLERANCE = 1e-4;

  private final PackProblem problem;
  private final List<Measure> measures;
  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private int rows;

  /** Per kind of pod (its labels), the price of each measure. */
  private final Map<Integer, Variable[]> kinds = new LinkedHashMap<>();

  /** Per set of kinds that share nodes, the highest price that any of them pays. */
  private final Map<Set<Integer>, Variable[]> highest = new LinkedHashMap<>();

  private final LargePods large;

  /** The prices of the large pods. */
  private final Variable[] own;

  private CoveringBound(PackProblem problem, List<Measure> measures, LargePods large) {
    this.problem = problem;
    this.measures = measures;
    this.large = large;
    this.own = new Variable[large.classes().size()];
    for (int k = 0; k < own.length; k++) {
      own[k] = model.newVariable("own" + k).lower(0).upper(cheapest(large.classes().get(k)));
    }
  }

  /** No pod is worth more than the cheapest node that carries it. */
  private double cheapest(int pod) {
    PodClass one = problem.pods().get(pod);
    return problem.types().stream()
        .filter(type -> one.runsOn(type))
        .filter(type -> type.cpu() >= one.cpu() && type.memory() >= one.memory())
        .mapToDouble(NodeType::price)
        .min()
        .orElse(0);
  }

  /** By the plain sums of CPU, memory and pods: quick. */
  static DualPrices quick(PackProblem problem) {
    return of(problem, Measures.of(problem, 0), LargePods.none());
  }

  /** By as many measures as are solved within seconds. */
  static DualPrices fine(PackProblem problem) {
    long kinds = problem.pods().stream().mapToInt(PodClass::labels).distinct().count();
    return of(problem, Measures.of(problem, (int) Math.max(6, 40 / kinds)), LargePods.of(problem));
  }

  private static DualPrices of(PackProblem problem, List<Measure> measures, LargePods large) {
    CoveringBound bound = new CoveringBound(problem, measures, large);
    bound.objective();
    for (NodeType type : problem.types()) {
      bound.costsNoLess(type, type, new int[large.classes().size()]);
    }
    Optimisation.Result result = bound.model.maximise();
    for (int round = 0; round < MOST_ROUNDS && bound.tightened(result); round++) {
      result = bound.model.maximise();
    }
    return bound.scaled(result);
  }

  /** Adds what the prices break most; whether anything was. */
  private boolean tightened(Optimisation.Result result) {
    Prices prices = prices(result);
    List<Broken> broken = new ArrayList<>();
    for (LargePods.Group group : large.sets()) {
      Broken worst = new Broken(group, problem.types().get(0), 1 + TOLERANCE);
      for (NodeType type : problem.types()) {
        if (group.fits(type)) {
          double rate = prices.worth(type, group) / type.price();
          worst = rate > worst.rate() ? new Broken(group, type, rate) : worst;
        }
      }
      if (worst.rate() > 1 + TOLERANCE) {
        broken.add(worst);
      }
    }
    broken.stream()
        .sorted(Comparator.comparingDouble(Broken::rate).reversed())
        .limit(MOST_ROWS)
        .forEach(
            one -> costsNoLess(one.type(), one.group().rest(one.type()), one.group().counts()));
    return !broken.isEmpty();
  }

  /** Large pods that would be worth more on a node than it costs. */
  private record Broken(LargePods.Group group, NodeType type, double rate) {}

  private void objective() {
    Map<Integer, double[]> demand = new LinkedHashMap<>();
    double total = 0;
    for (int i = 0; i < problem.pods().size(); i++) {
      PodClass pod = problem.pods().get(i);
      double[] sum = demand.computeIfAbsent(pod.labels(), any -> new double[measures.size()]);
      total += measured(0, pod) * problem.counts().get(i) / problem.pods().size();
      for (int d = 0; d < sum.length && !large.classes().contains(i); d++) {
        sum[d] += measured(d, pod) * problem.counts().get(i);
      }
    }
    for (int k = 0; k < own.length; k++) {
      own[k].weight(problem.counts().get(large.classes().get(k)) / total);
    }
    double unit = total;
    demand.forEach(
        (labels, sum) -> {
          Variable[] prices = variables("kind" + labels);
          for (int d = 0; d < prices.length; d++) {
            prices[d].weight(sum[d] / unit);
          }
          kinds.put(labels, prices);
        });
  }

  private double measured(int measure, PodClass pod) {
    return measures.get(measure).ofPod(pod.cpu(), pod.memory());
  }

  /**
   * @param rest what is left of the type's room beside the large pods
   * @param counts of the large pods
   */
  private void costsNoLess(NodeType type, NodeType rest, int[] counts) {
    Set<Integer> sharing = sharing(type);
    if (sharing.isEmpty()) {
      return;
    }
    Variable[] prices = highest.computeIfAbsent(sharing, this::highestOf);
    Expression worth = model.newExpression("row" + rows++).upper(1);
    for (int d = 0; d < prices.length; d++) {
      worth.set(prices[d], measures.get(d).ofNode(rest) / type.price());
    }
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        worth.set(own[k], counts[k] / type.price());
      }
    }
  }

  /** The kinds of pods that run on such nodes. */
  private Set<Integer> sharing(NodeType type) {
    Set<Integer> sharing = new LinkedHashSet<>(kinds.keySet());
    sharing.removeIf(labels -> (labels & type.label().bit()) == 0);
    return sharing;
  }

  private Variable[] highestOf(Set<Integer> sharing) {
    if (sharing.size() == 1) {
      return kinds.get(sharing.iterator().next());
    }
    Variable[] high = variables("high" + sharing);
    for (int labels : sharing) {
      Variable[] low = kinds.get(labels);
      for (int d = 0; d < high.length; d++) {
        model
            .newExpression(sharing + "/" + labels + "/" + d)
            .set(high[d], 1)
            .set(low[d], -1)
            .lower(0);
      }
    }
    return high;
  }

  private Variable[] variables(String name) {
    Variable[] variables = new Variable[measures.size()];
    for (int d = 0; d < variables.length; d++) {
      variables[d] = model.newVariable(name + "." + d).lower(0);
    }
    return variables;
  }

  private Prices prices(Optimisation.Result result) {
    Map<Integer, double[]> solved = new LinkedHashMap<>();
    kinds.forEach((labels, variables) -> solved.put(labels, solved(variables, result)));
    return new Prices(solved, solved(own, result));
  }

  private DualPrices scaled(Optimisation.Result result) {
    Prices prices = prices(result);
    double[] rates = problem.types().stream().mapToDouble(prices::rate).toArray();
    double worst = Arrays.stream(rates).max().orElse(0);
    double[] values = new double[problem.pods().size()];
    for (int i = 0; i < values.length && worst > 0; i++) {
      PodClass pod = problem.pods().get(i);
      double[] each = prices.kinds().get(pod.labels());
      for (int d = 0; d < each.length; d++) {
        values[i] += each[d] * measured(d, pod) / worst;
      }
    }
    for (int k = 0; k < own.length && worst > 0; k++) {
      values[large.classes().get(k)] = prices.own()[k] / worst;
    }
    List<PricedType> priced = new ArrayList<>();
    for (int t = 0; t < rates.length; t++) {
      NodeType type = problem.types().get(t);
      double rate = worst > 0 ? rates[t] / worst : 0;
      priced.add(new PricedType(type, rate, room(prices.highest(type), type, worst)));
    }
    return DualPrices.of(problem, values, priced);
  }

  private Measure.Slope room(double[] prices, NodeType type, double worst) {
    double perCore = 0;
    double perGib = 0;
    double perPod = 0;
    for (int d = 0; d < prices.length && worst > 0; d++) {
      Measure.Slope slope = measures.get(d).slope(type);
      perCore += prices[d] / worst * slope.perCore();
      perGib += prices[d] / worst * slope.perGib();
      perPod += prices[d] / worst * slope.perPod();
    }
    return new Measure.Slope(perCore, perGib, perPod);
  }

  private double[] solved(Variable[] variables, Optimisation.Result result) {
    double[] prices = new double[variables.length];
    for (int d = 0; d < prices.length; d++) {
      prices[d] = Math.max(0, result.doubleValue(model.indexOf(variables[d])));
    }
    return prices;
  }

  /**
   * What the solver answered: for each kind of pod the price of each measure, and the prices of the
   * large pods.
   */
  private final class Prices {
    private final Map<Integer, double[]> kinds;
    private final double[] own;

    private Prices(Map<Integer, double[]> kinds, double[] own) {
      this.kinds = kinds;
      this.own = own;
    }

    private Map<Integer, double[]> kinds() {
      return kinds;
    }

    private double[] own() {
      return own;
    }

    /** The most that pods on such a node can be worth, as a share of its price. */
    private double rate(NodeType type) {
      double worth = worth(type, highest(type));
      for (LargePods.Group group : large.sets()) {
        if (group.fits(type)) {
          worth = Math.max(worth, worth(type, group));
        }
      }
      return worth / type.price();
    }

    private double worth(NodeType type, LargePods.Group group) {
      double worth = worth(group.rest(type), highest(type));
      for (int k = 0; k < own.length; k++) {
        worth += group.counts()[k] * own[k];
      }
      return worth;
    }

    private double worth(NodeType room, double[] prices) {
      double worth = 0;
      for (int d = 0; d < prices.length; d++) {
        worth += prices[d] == 0 ? 0 : prices[d] * measures.get(d).ofNode(room);
      }
      return worth;
    }

    /** By measure, the highest price that any pod pays that may run on such nodes. */
    private double[] highest(NodeType type) {
      double[] most = new double[measures.size()];
      for (int labels : sharing(type)) {
        double[] prices = kinds.get(labels);
        for (int d = 0; d < most.length; d++) {
          most[d] = Math.max(most[d], prices[d]);
        }
      }
      return most;
    }
  }
}
