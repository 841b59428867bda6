package dev.lepton.cli.accept;

import dev.lepton.accept.compare.LoadComparer;
import dev.lepton.accept.http.Site;
import dev.lepton.accept.load.Duel;
import dev.lepton.accept.load.LoadPlan;
import dev.lepton.accept.load.LoadWatch;
import dev.lepton.accept.load.OpenLoad;
import dev.lepton.accept.load.Saturation;
import dev.lepton.accept.safety.AllowedHosts;
import dev.lepton.accept.scenario.Scenario;
import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.acceptance.LoadComparison;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadTest;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.migration.AcceptSpec.Thresholds;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.report.LoadTestReport;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads a running site. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Loads a site at a rate that does not depend on its answers, and measures each latency from"
          + " when the request was due.",
      "Requests go only to this machine and to hosts that FILE names, writes only to those it marks"
          + " as throw-away. Ctrl-C ends the test; what was measured is shown.",
      "Exit status 6 if nothing was answered, 7 if a threshold of FILE or the comparison fails."
    })
public final class LoadCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The site, or the page of it that is fetched.")
  private String url = "";

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to believe, instead of the JDK's.")
  private Optional<Path> authorities = Optional.empty();

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description = "The server's process on this machine, to tell its processor time per request.")
  private Optional<Long> serverPid = Optional.empty();

  @Mixin private TrafficOptions traffic = new TrafficOptions();
  @Mixin private LoadShape shape = new LoadShape();
  @Mixin private StepOptions steps = new StepOptions();
  @Mixin private ComparisonOptions comparison = new ComparisonOptions();
  @Mixin private PriceOptions price = new PriceOptions();
  @Mixin private NamedHosts named = new NamedHosts();
  @Mixin private ViewOptions output = new ViewOptions();

  public LoadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    shape.check();
    comparison.check();
    Optional<Migration> migration = named.migration(terminal);
    AllowedHosts hosts = named.hosts(migration);
    Scenario scenario = scenario(url, migration, hosts);
    steps.check(scenario.recorded().isPresent(), comparison.against().isPresent());
    Optional<LoadReport> saved = comparison.saved();
    Optional<Double> hourly = price.hourly();
    Optional<LoadPlan> other =
        comparison.against().map(to -> plan(to, scenario(to, migration, hosts)));
    scenario.notes().forEach(terminal.err()::println);
    Optional<Thresholds> thresholds = migration.map(one -> one.accept().thresholds());
    LoadComparer comparer =
        new LoadComparer(
            comparison.slowdown(
                thresholds
                    .map(Thresholds::maxSlowdownPercent)
                    .orElse(Thresholds.DEFAULT_SLOWDOWN_PERCENT)));
    try (LoadView view = new LoadView(terminal)) {
      LoadTest test = test(view, scenario, new Yardsticks(saved, other, comparer, hourly));
      view.end();
      return show(test, thresholds);
    }
  }

  /**
   * What the outcome is held against.
   *
   * @param hourly what the servers cost, USD
   */
  private record Yardsticks(
      Optional<LoadReport> saved,
      Optional<LoadPlan> other,
      LoadComparer comparer,
      Optional<Double> hourly) {
    Optional<LoadComparison> compare(List<LoadReport> reports) {
      LoadReport now = reports.get(reports.size() - 1);
      Optional<LoadReport> before = other.isPresent() ? Optional.of(reports.get(0)) : saved;
      return before.map(one -> comparer.compare(one, now));
    }
  }

  private Scenario scenario(String to, Optional<Migration> migration, AllowedHosts hosts) {
    Scenario scenario = traffic.read(to, migration, terminal.environment());
    hosts.require(scenario.traffic());
    return scenario;
  }

  private LoadPlan plan(String to, Scenario scenario) {
    Site site = traffic.file().isPresent() ? Site.of(to) : Site.ofPage(to);
    return shape.plan("load", site, scenario);
  }

  private LoadTest test(LoadView view, Scenario scenario, Yardsticks yardsticks) {
    Optional<ServerMeter> meter = serverPid.map(pid -> new ServerMeter(view, pid));
    LoadWatch watch = meter.<LoadWatch>map(one -> one).orElse(view);
    OpenLoad load = new OpenLoad(view, watch, authorities);
    if (steps.wanted()) {
      return inSteps(steps.saturation(load, view), scenario, yardsticks);
    }
    LoadPlan plan = plan(url, scenario);
    List<LoadReport> reports =
        load.runAll(yardsticks.other().map(o -> Duel.of(plan, o)).orElse(plan));
    LoadReport report = reports.get(reports.size() - 1);
    Optional<Double> cpu = meter.flatMap(one -> one.cpuMillisPerRequest(report.requested()));
    return new LoadTest(
        report, resources(report, cpu, yardsticks), yardsticks.compare(reports), List.of());
  }

  private LoadTest inSteps(Saturation saturation, Scenario scenario, Yardsticks yardsticks) {
    Site site = plan(url, scenario).site();
    List<LoadTest.Step> all =
        saturation.run(shape.rate(), rate -> shape.plan("load", site, scenario.traffic(), rate));
    LoadReport best =
        all.stream()
            .filter(LoadTest.Step::keptUp)
            .reduce((first, second) -> second)
            .orElse(all.get(0))
            .load();
    steps
        .csv()
        .ifPresent(
            file -> {
              Documents.writeAtomically(file.toAbsolutePath(), Saturation.csv(all));
              terminal.err().println("steps for `lepton plan capacity --tests`: " + file);
            });
    return new LoadTest(
        best,
        resources(best, Optional.empty(), yardsticks),
        yardsticks.compare(List.of(best)),
        all);
  }

  private static Optional<LoadTest.Resources> resources(
      LoadReport report, Optional<Double> cpu, Yardsticks yardsticks) {
    Optional<Double> cost = PriceOptions.ofMillion(yardsticks.hourly(), report.throughput());
    return cpu.isEmpty() && cost.isEmpty()
        ? Optional.empty()
        : Optional.of(new LoadTest.Resources(cpu, cost));
  }

  private int show(LoadTest test, Optional<Thresholds> thresholds) {
    List<String> broken = LoadGates.broken(test, thresholds);
    output.show(terminal, test, LoadLines.of(test), () -> LoadTestReport.render(test, broken));
    broken.forEach(line -> terminal.err().println("threshold failed: " + line));
    if (test.load().completed() == 0) {
      return ExitCode.TARGET.status();
    }
    return (broken.isEmpty() ? ExitCode.OK : ExitCode.VERIFICATION).status();
  }
}
