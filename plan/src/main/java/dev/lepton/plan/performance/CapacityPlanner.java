package dev.lepton.plan.performance;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.CapacityPlan;
import dev.lepton.model.plan.CapacityPlan.Autoscaler;
import dev.lepton.model.plan.CapacityPlan.Estimate;
import dev.lepton.model.plan.CapacityPlan.Point;
import dev.lepton.model.plan.CapacityPlan.Prediction;
import dev.lepton.model.plan.CapacityPlan.Queue;
import dev.lepton.model.plan.CapacityPlan.Scalability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fits the models to load tests and asks them. Equal input gives equal answers. Not thread-safe.
 */
public final class CapacityPlanner {
  /** Further out than this from what was tested nobody knows. */
  private static final double FAR = 1.5;

  private static final int POINTS = 60;

  /** Nearer to its capacity the queue has no steady state worth the name. */
  private static final double STEADY = 0.999;

  private static final double EXPONENTIAL_TAIL = Math.log(20);
  private static final double HPA_TOLERANCE = 0.1;

  private final LoadTestFile file;
  private final CapacityQuestion question;
  private final ScalabilityFit fit;
  private final QueueFit queue;
  private final double tail;
  private final List<String> explanation = new ArrayList<>();
  private final List<String> notes;

  private CapacityPlanner(LoadTestFile file, CapacityQuestion question) {
    this.file = file;
    this.question = question;
    this.fit = ScalabilityFit.of(file.tests());
    this.queue = QueueFit.of(file.tests(), fit.law());
    this.notes = new ArrayList<>(file.notes());
    this.tail =
        file.tests().stream()
            .filter(one -> one.p95Millis().isPresent())
            .mapToDouble(
                one -> one.p95Millis().getAsDouble() / 1000 * one.throughput() / one.load())
            .sorted()
            .skip(file.tests().stream().filter(one -> one.p95Millis().isPresent()).count() / 2)
            .findFirst()
            .orElse(EXPONENTIAL_TAIL);
  }

  /**
   * @throws LeptonException USAGE if a planned rate is above what the system can ever serve
   */
  public static CapacityPlan plan(LoadTestFile file, CapacityQuestion question) {
    return new CapacityPlanner(file, question).plan();
  }

  private CapacityPlan plan() {
    Scalability scalability = scalability();
    Queue described = queue();
    Optional<Prediction> planned = plannedLoad().stream().mapToObj(this::prediction).findFirst();
    Optional<Autoscaler> autoscaler =
        question.objectiveMillis().stream()
            .mapToObj(millis -> autoscaler(millis, planned))
            .findFirst();
    return new CapacityPlan(
        scalability,
        described,
        planned,
        autoscaler,
        points(planned),
        explanation,
        file.leftOut(),
        notes);
  }

  private Scalability scalability() {
    ScalabilityLaw law = fit.law();
    say(
        "X(N) = %.6g·N / (1 + %.6g·(N − 1) + %.6g·N·(N − 1)), R² = %.4f, %d tests",
        law.gamma(), law.alpha(), law.beta(), fit.rSquared(), file.tests().size());
    if (law.beta() > 0) {
      say(
          "N* = √((1 − α)/β) = %.1f, where X = %.1f; more load than that only slows it down",
          law.peakLoad(), law.peakThroughput());
    } else {
      say("no throughput falls again in these tests: nothing is known of a best load");
      notes.add("test beyond the best throughput: until it falls, coherency cannot be told from 0");
    }
    if (fit.rSquared() < 0.9) {
      notes.add(
          text(
              "the law explains only %.0f %% of the tests; look at them before it is believed",
              100 * fit.rSquared()));
    }
    if (fit.degrees() < 1) {
      notes.add("as many figures as tests: how sure they are cannot be said");
    }
    return new Scalability(
        estimate(law.alpha(), fit.errors()[0]),
        estimate(law.beta(), fit.errors()[1]),
        estimate(law.gamma(), fit.errors()[2]),
        fit.rSquared(),
        finite(law.peakLoad()),
        finite(law.peakThroughput()));
  }

  private Estimate estimate(double value, double error) {
    return new Estimate(value, finite(error), finite(fit.halfWidth(error)));
  }

  private static Optional<Double> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  private Queue queue() {
    MultiServerQueue model = queue.queue();
    say(
        "M/M/%d with %.3f ms a request serves at most %.1f requests a second (%s)",
        model.servers(), 1000 * model.serviceSeconds(), model.capacity(), queue.basis());
    Optional<Double> cpu = cpuCapacity();
    cpu.ifPresent(
        capacity ->
            say(
                "demand law: D = U/X, so that the CPUs are busy at %.1f requests a second",
                capacity));
    return new Queue(
        model.servers(),
        1000 * model.serviceSeconds(),
        model.capacity(),
        queue.meanErrorShare().stream().mapToObj(share -> 100 * share).findFirst(),
        cpu,
        queue.basis());
  }

  /** Least squares of U = D·X through the origin; 1/D is where U becomes 1. */
  private Optional<Double> cpuCapacity() {
    double products = 0;
    double squares = 0;
    for (LoadTest test : file.tests()) {
      if (test.cpuShare().isPresent()) {
        products += test.cpuShare().getAsDouble() * test.throughput();
        squares += test.throughput() * test.throughput();
      }
    }
    return products > 0 ? Optional.of(squares / products) : Optional.empty();
  }

  private OptionalDouble plannedLoad() {
    if (question.plannedRate().isEmpty()) {
      return question.plannedLoad();
    }
    double rate = question.plannedRate().getAsDouble();
    double load = fit.law().loadFor(rate);
    if (Double.isNaN(load)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          text(
              "no load gives %.1f requests a second: the tested system serves at most %.1f",
              rate, fit.law().peakThroughput()),
          "--planned-rate",
          text(
              "plan for less than %.1f, test a larger system, or divide the load over %d of these",
              fit.law().peakThroughput(),
              (int) Math.ceil(rate / (0.7 * fit.law().peakThroughput()))));
    }
    say("%.1f requests a second are a load of %.1f", rate, load);
    return OptionalDouble.of(load);
  }

  private Prediction prediction(double load) {
    ScalabilityLaw law = fit.law();
    double most = file.tests().get(file.tests().size() - 1).load();
    if (load > FAR * most) {
      notes.add(
          text(
              "a load of %.1f is far beyond the largest tested one (%.1f): a guess, not a"
                  + " prediction",
              load, most));
    }
    double throughput = law.throughput(load);
    double mean = 1000 * load / throughput;
    boolean beyond = load > law.peakLoad();
    if (beyond) {
      notes.add(
          text(
              "a load of %.1f is beyond the peak at %.1f: users who do not wait for their answers"
                  + " pile up without end",
              load, law.peakLoad()));
    }
    OptionalDouble open = beyond ? OptionalDouble.empty() : openP95(throughput);
    double closed = tail * mean;
    double p95 = Math.max(closed, open.orElse(closed));
    say(
        "at a load of %.1f: X = %.1f a second, R = N/X = %.1f ms; p95 by the law %.1f ms (%.2f·R, %s),"
            + " by the queue %s",
        load,
        throughput,
        mean,
        closed,
        tail,
        tail == EXPONENTIAL_TAIL ? "a tail like e^−t, as none was measured" : "as measured",
        open.isPresent() ? text("%.1f ms", open.getAsDouble()) : "without end");
    Optional<Double> largest = largestLoad();
    return new Prediction(
        load,
        throughput,
        finite(fit.halfWidth(fit.errorAt(load))),
        queue.queue().utilisation(throughput),
        mean,
        p95,
        p95 == closed ? "N/X of the law times the tail" : "the queue M/M/c",
        question.objectiveMillis().stream().mapToObj(limit -> p95 <= limit).findFirst(),
        largest,
        largest.map(one -> 100 * (one / load - 1)));
  }

  /** Of an open queue; empty where its line would grow for ever. */
  private OptionalDouble openP95(double throughput) {
    return queue.queue().utilisation(throughput) < STEADY
        ? OptionalDouble.of(1000 * queue.queue().percentileSeconds(throughput, QueueFit.P95))
        : OptionalDouble.empty();
  }

  /** Both grow with the load up to the peak; beyond it users who come on their own pile up. */
  private double p95(double load) {
    if (load > fit.law().peakLoad()) {
      return Double.POSITIVE_INFINITY;
    }
    double throughput = fit.law().throughput(load);
    double closed = 1000 * tail * load / throughput;
    return Math.max(closed, openP95(throughput).orElse(Double.POSITIVE_INFINITY));
  }

  private Optional<Double> largestLoad() {
    double peak = fit.law().peakLoad();
    if (question.objectiveMillis().isEmpty()) {
      return finite(peak);
    }
    double limit = question.objectiveMillis().getAsDouble();
    double low = 0;
    double high = Double.isFinite(peak) ? peak : 1e9;
    if (p95(1e-6) > limit) {
      return Optional.empty();
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (p95(middle) <= limit) {
        low = middle;
      } else {
        high = middle;
      }
    }
    say("p95 stays within %.1f ms up to a load of %.1f", limit, low);
    return Optional.of(low);
  }

  private Autoscaler autoscaler(double millis, Optional<Prediction> planned) {
    MultiServerQueue all = queue.queue();
    int each = Math.max(1, (int) Math.round(all.servers() / (double) question.replicas()));
    MultiServerQueue replica =
        new MultiServerQueue(each, each / (all.capacity() / question.replicas()));
    double highest = replica.highestUtilisation(millis / 1000, QueueFit.P95);
    double target = highest / question.reaction().factor();
    say(
        "a replica is M/M/%d; its p95 stays within %.1f ms up to %.1f %% utilisation",
        each, millis, 100 * highest);
    if (highest == 0) {
      notes.add(
          text(
              "not even an idle replica keeps the p95 within %.1f ms: it takes %.1f ms",
              millis, 1000 * replica.percentileSeconds(0, QueueFit.P95)));
      return new Autoscaler(millis, 0, 0, Optional.empty());
    }
    CapacityQuestion.Reaction reaction = question.reaction();
    say(
        "target = %.1f %% / (1 + %.4g·(%.0f + %.0f)) = %.1f %%",
        100 * highest,
        reaction.growthPerSecond(),
        reaction.scrapeSeconds(),
        reaction.startSeconds(),
        100 * target);
    Optional<Integer> replicas =
        planned.map(
            one -> (int) Math.ceil(one.throughput() / (replica.capacity() * target) - 1e-9));
    replicas.ifPresent(
        count ->
            say(
                "replicas = ⌈n·metric/target⌉ = ⌈%d·%.1f %%/%.1f %%⌉ = %d; an autoscaler leaves %.0f"
                    + " %% either way alone",
                question.replicas(),
                100 * planned.orElseThrow().utilisation(),
                100 * target,
                count,
                100 * HPA_TOLERANCE));
    notes.add("set requests before the autoscaler's target: both moving at once spiral downwards");
    return new Autoscaler(millis, 100 * highest, 100 * target, replicas);
  }

  private List<Point> points(Optional<Prediction> planned) {
    List<Point> points = new ArrayList<>();
    for (LoadTest test : file.tests()) {
      points.add(
          point(
              test.load(),
              Optional.of(test.throughput()),
              test.p95Millis().stream().boxed().findFirst()));
    }
    double most =
        Math.max(
            file.tests().get(file.tests().size() - 1).load(),
            1.1 * planned.map(Prediction::load).orElse(0.0));
    for (int i = 1; i <= POINTS; i++) {
      points.add(point(most * i / POINTS, Optional.empty(), Optional.empty()));
    }
    points.sort((one, other) -> Double.compare(one.load(), other.load()));
    return points;
  }

  private Point point(double load, Optional<Double> measured, Optional<Double> p95Measured) {
    return new Point(load, measured, p95Measured, fit.law().throughput(load), finite(p95(load)));
  }

  private void say(String pattern, Object... values) {
    explanation.add(text(pattern, values));
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
