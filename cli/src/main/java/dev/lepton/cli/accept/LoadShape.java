package dev.lepton.cli.accept;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.load.Arrivals;
import dev.lepton.accept.load.Arrivals.Stage;
import dev.lepton.accept.load.LoadPlan;
import dev.lepton.accept.scenario.Scenario;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.accept.wire.Limits;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.AcceptSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much comes, when, over how many connections. */
public final class LoadShape {
  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests a second, whether or not the server keeps up.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--duration",
      paramLabel = "SPAN",
      converter = TimeConverter.OrNone.class,
      description = "How long is measured, for instance 30s or 5m.")
  private Optional<Duration> duration = Optional.empty();

  @Option(
      names = "--warm-up",
      paramLabel = "SPAN",
      converter = TimeConverter.OrNone.class,
      description =
          "Before it, at the same rate, not counted; who finds no connection free stays away"
              + " (default: 2s; 8s if --rate is above 2000, which takes compiled code).")
  private Optional<Duration> warmUp = Optional.empty();

  @Option(
      names = "--ramp",
      paramLabel = "SPAN",
      converter = TimeConverter.OrNone.class,
      description =
          "After the warm-up, let the rate grow evenly from --ramp-from to --rate so long.")
  private Optional<Duration> ramp = Optional.empty();

  @Option(
      names = "--ramp-from",
      paramLabel = "N",
      defaultValue = "0",
      description = "Requests a second at the start of the ramp (default: ${DEFAULT-VALUE}).")
  private double rampFrom;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "256",
      description =
          "Most connections at once; a request that waits for one is measured waiting (default:"
              + " ${DEFAULT-VALUE}).")
  private int connections = Limits.DEFAULT.connections();

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = TimeConverter.OrNone.class,
      defaultValue = "10s",
      description =
          "A request that has no connection so long after it was due has failed, and so has one"
              + " without an answer so long after it was sent (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Limits.DEFAULT.timeout();

  /** Whether neither rate nor duration was said. */
  boolean isOpen() {
    return rate.isEmpty() && duration.isEmpty();
  }

  double rate() {
    return rate.orElseThrow(() -> missing("--rate", "how many requests a second", "--rate 50"));
  }

  Duration duration() {
    return duration.orElseThrow(
        () -> missing("--duration", "how long to measure", "--duration 30s"));
  }

  private static LeptonException missing(String option, String what, String example) {
    return new LeptonException(
        ErrorCode.USAGE, "it is not said " + what, option, "for instance " + example);
  }

  /**
   * @throws LeptonException USAGE with all that cannot be
   */
  void check() {
    List<Problem> problems = new ArrayList<>();
    require(problems, rate.orElse(1.0) > 0, "--rate", "give a number above 0");
    require(problems, rampFrom >= 0, "--ramp-from", "give a number from 0");
    require(problems, connections >= 1, "--connections", "allow one at least");
    require(problems, !duration.orElse(timeout).isZero(), "--duration", "give a longer span");
    require(problems, !timeout.isZero(), "--timeout", "give a longer span");
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
  }

  private static void require(List<Problem> problems, boolean holds, String option, String fix) {
    if (!holds) {
      problems.add(new Problem("the value is out of range", option, fix));
    }
  }

  private Limits limits() {
    return new Limits(connections, timeout);
  }

  /**
   * The test of a site. A recording is sent as it was recorded, or with its course stretched to the
   * rate and duration that were asked for.
   */
  LoadPlan plan(String name, Site site, Scenario scenario) {
    if (scenario.recorded().isEmpty()) {
      return plan(name, site, scenario.traffic(), rate());
    }
    if (isOpen()) {
      return new LoadPlan(
          name, site, scenario.traffic(), scenario.recorded().get(), Duration.ZERO, limits());
    }
    Duration whole = warmUp().plus(duration());
    long visitors = Math.max(1, Math.round(rate() * whole.toNanos() / 1e9));
    Scenario stretched = scenario.stretched(visitors, whole);
    return new LoadPlan(
        name, site, stretched.traffic(), stretched.recorded().orElseThrow(), warmUp(), limits());
  }

  /** The same traffic at another rate, in requests a second. */
  LoadPlan plan(String name, Site site, Traffic traffic, double requests) {
    return new LoadPlan(name, site, traffic, arrivals(traffic, requests), uncounted(), limits());
  }

  private Arrivals arrivals(Traffic traffic, double requests) {
    double visitors = requests / traffic.requestsPerVisitor();
    double first = ramp.isPresent() ? rampFrom / traffic.requestsPerVisitor() : visitors;
    List<Stage> stages = new ArrayList<>();
    if (first > 0) {
      stages.add(new Stage(first, first, warmUp()));
    }
    ramp.ifPresent(span -> stages.add(new Stage(first, visitors, span)));
    stages.add(new Stage(visitors, visitors, duration()));
    return new Arrivals.Stages(stages);
  }

  /** What of the start does not count: nothing comes before a ramp from nothing. */
  private Duration uncounted() {
    return ramp.isPresent() && rampFrom == 0 ? Duration.ZERO : warmUp();
  }

  /** The same at every step of a search for the most: what is compiled stays so. */
  private Duration warmUp() {
    return warmUp.orElseGet(() -> AcceptSpec.usualWarmUp(rate()));
  }
}
