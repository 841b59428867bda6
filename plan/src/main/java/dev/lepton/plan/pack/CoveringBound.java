package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.Arrays;
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
 */
final class CoveringBound {
  private final PackProblem problem;
  private final List<Measure> measures;
  private final ExpressionsBasedModel model = new ExpressionsBasedModel();

  /** Per kind of pod (its labels), the price of each measure. */
  private final Map<Integer, Variable[]> kinds = new LinkedHashMap<>();

  /** Per set of kinds that share nodes, the highest price that any of them pays. */
  private final Map<Set<Integer>, Variable[]> highest = new LinkedHashMap<>();

  private CoveringBound(PackProblem problem, List<Measure> measures) {
    this.problem = problem;
    this.measures = measures;
  }

  /** By the plain sums of CPU, memory and pods: quick. */
  static DualPrices quick(PackProblem problem) {
    return of(problem, Measures.of(problem, 0));
  }

  /** By as many measures as are solved within seconds. */
  static DualPrices fine(PackProblem problem) {
    long kinds = problem.pods().stream().mapToInt(PodClass::labels).distinct().count();
    return of(problem, Measures.of(problem, (int) Math.max(6, 40 / kinds)));
  }

  private static DualPrices of(PackProblem problem, List<Measure> measures) {
    CoveringBound bound = new CoveringBound(problem, measures);
    bound.objective();
    for (int t = 0; t < problem.types().size(); t++) {
      bound.costsNoLess("type" + t, problem.types().get(t));
    }
    return bound.scaled(bound.model.maximise());
  }

  private void objective() {
    Map<Integer, double[]> demand = new LinkedHashMap<>();
    for (int i = 0; i < problem.pods().size(); i++) {
      PodClass pod = problem.pods().get(i);
      double[] sum = demand.computeIfAbsent(pod.labels(), any -> new double[measures.size()]);
      for (int d = 0; d < sum.length; d++) {
        sum[d] += measured(d, pod) * problem.counts().get(i);
      }
    }
    double total =
        demand.values().stream().mapToDouble(sum -> sum[0]).sum() / problem.pods().size();
    demand.forEach(
        (labels, sum) -> {
          Variable[] prices = variables("kind" + labels);
          for (int d = 0; d < prices.length; d++) {
            prices[d].weight(sum[d] / total);
          }
          kinds.put(labels, prices);
        });
  }

  private double measured(int measure, PodClass pod) {
    return measures.get(measure).ofPod(pod.cpu(), pod.memory());
  }

  private void costsNoLess(String name, NodeType type) {
    Set<Integer> sharing = sharing(type);
    if (sharing.isEmpty()) {
      return;
    }
    Variable[] prices = highest.computeIfAbsent(sharing, this::highestOf);
    Expression worth = model.newExpression(name).upper(1);
    for (int d = 0; d < prices.length; d++) {
      worth.set(prices[d], measures.get(d).ofNode(type) / type.price());
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

  private DualPrices scaled(Optimisation.Result result) {
    Map<Integer, double[]> solved = new LinkedHashMap<>();
    kinds.forEach((labels, variables) -> solved.put(labels, solved(variables, result)));
    double[] rates =
        problem.types().stream().mapToDouble(type -> worth(type, solved) / type.price()).toArray();
    double worst = Arrays.stream(rates).max().orElse(0);
    double[] values = new double[problem.pods().size()];
    for (int i = 0; i < values.length && worst > 0; i++) {
      PodClass pod = problem.pods().get(i);
      double[] prices = solved.get(pod.labels());
      for (int d = 0; d < prices.length; d++) {
        values[i] += prices[d] * measured(d, pod) / worst;
      }
    }
    List<PricedType> priced = new ArrayList<>();
    for (int t = 0; t < rates.length; t++) {
      NodeType type = problem.types().get(t);
      double rate = worst > 0 ? rates[t] / worst : 0;
      priced.add(new PricedType(type, rate, room(highest(type, solved), type, worst)));
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

  private double worth(NodeType type, Map<Integer, double[]> solved) {
    double[] prices = highest(type, solved);
    double worth = 0;
    for (int d = 0; d < prices.length; d++) {
      worth += prices[d] * measures.get(d).ofNode(type);
    }
    return worth;
  }

  /** By measure, the highest price that any pod pays that may run on such nodes. */
  private double[] highest(NodeType type, Map<Integer, double[]> solved) {
    double[] most = new double[measures.size()];
    for (int labels : sharing(type)) {
      double[] prices = solved.get(labels);
      for (int d = 0; d < most.length; d++) {
        most[d] = Math.max(most[d], prices[d]);
      }
    }
    return most;
  }
}
