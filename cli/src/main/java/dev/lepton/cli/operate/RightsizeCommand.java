package dev.lepton.cli.operate;

import dev.lepton.cli.output.SheetView;
import dev.lepton.cli.plan.RuleOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.RightsizeReport;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.operate.cost.ClusterRates;
import dev.lepton.operate.cost.ClusterReader;
import dev.lepton.operate.cost.ClusterUse.NodeUse;
import dev.lepton.operate.cost.ResourceRates;
import dev.lepton.operate.cost.Steps;
import dev.lepton.operate.rightsize.Damping;
import dev.lepton.operate.rightsize.Deployed;
import dev.lepton.operate.rightsize.DeployedReader;
import dev.lepton.operate.rightsize.Memory;
import dev.lepton.operate.rightsize.PlacementReader;
import dev.lepton.operate.rightsize.Workload.Scaler;
import dev.lepton.operate.rightsize.manifest.ManifestFolder;
import dev.lepton.operate.rightsize.manifest.SpreadRule;
import dev.lepton.pipeline.report.RightsizePage;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.usage.Allocation;
import dev.lepton.plan.usage.PrometheusUsage;
import dev.lepton.plan.usage.UsageData;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What workloads in a cluster should ask for. */
@Command(
    name = "rightsize",
    mixinStandardHelpOptions = true,
    description = {
      "What the containers of a cluster should request, how many pods there should be, and what"
          + " nobody uses, by what Prometheus measured: each with the money a month, the risk, the"
          + " reason and the figures behind it. With --patch, as a patch.",
      "Damped against flapping: a change has to be worth it, to hold in every part of the window,"
          + " and to wait for a cool-down. A container that was killed for want of memory waits for"
          + " nothing. What an autoscaler follows is left alone.",
      "Zombies and idle workloads are named and never patched away: a person decides."
    })
public final class RightsizeCommand implements Callable<Integer> {
  private static final double MOST_SECONDS = 3600;

  private final Terminal terminal;

  @Mixin private StepOptions time = new StepOptions();
  @Mixin private RuleOptions rule = new RuleOptions();
  @Mixin private DampingOptions damping = new DampingOptions();
  @Mixin private RememberedChanges memory = new RememberedChanges();
  @Mixin private ClusterPriceOptions prices = new ClusterPriceOptions();
  @Mixin private PatchOptions patch = new PatchOptions();

  @Option(
      names = "--catalogue",
      paramLabel = "PROVIDER:REGION",
      description =
          "Whose machines nodes could be (default: by the labels of the nodes there are; none, to"
              + " leave nodes out).")
  private Optional<String> catalogue = Optional.empty();

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long to search for cheaper nodes, twice (default: ${DEFAULT-VALUE}).")
  private double seconds = 5;

  @Option(names = "--brief", description = "In a table, leaves reasons, risks and figures out.")
  private boolean brief;

  @Mixin private SheetView output = new SheetView();

  public RightsizeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Steps steps = time.steps(Duration.ofMinutes(5));
    RuleSettings settings = rule.settings();
    Damping damped = damping.damping();
    prices.check();
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "--max-seconds " + seconds + " cannot be meant",
          "--max-seconds",
          "give a number above 0, at most an hour");
    }
    Memory before = memory.read();
    Optional<ManifestFolder> manifests = patch.manifests();
    PrometheusSource source = time.source(terminal);
    List<String> notes = new ArrayList<>();
    List<Deployed> running = new DeployedReader(source, steps).read();
    List<Deployed> deployed = deployed(running, manifests, notes);
    UsageData usage = usage(source, steps, notes);
    List<NodeUse> nodes = ClusterReader.nodesAtEnd(source, steps);
    KnownPrices book = prices.book(nodes.stream().map(NodeUse::facts).toList());
    Optional<ResourceRates> rates = ClusterRates.of(nodes, book);
    RightsizeRun.Outcome outcome =
        new RightsizeRun(steps, settings, damped, rates)
            .run(deployed, usage, before, spread(source, steps, manifests), notes);
    RightsizeReport report =
        catalogue
            .or(() -> CheaperNodes.catalogue(nodes, book))
            .filter(name -> !name.equals("none"))
            .map(name -> withNodes(outcome.report(), running, nodes, book, name))
            .orElse(outcome.report());
    output.show(
        terminal,
        new SheetView.Outcome(
            () -> report,
            () -> RightsizeLines.of(report, brief),
            () -> RightsizePage.render(report),
            () -> RightsizeLines.csv(report)));
    patch.write(terminal, manifests, report.recommendations());
    memory.write(outcome.memory());
    return ExitCode.OK.status();
  }

  private RightsizeReport withNodes(
      RightsizeReport report,
      List<Deployed> running,
      List<NodeUse> nodes,
      KnownPrices book,
      String name) {
    CheaperNodes cheaper = new CheaperNodes(name, Duration.ofMillis((long) (seconds * 1000)));
    var change = cheaper.of(running, report.recommendations(), nodes, book);
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(cheaper.notes());
    return report.with(change, notes);
  }

  /** What manifests say, with the traffic that was measured. */
  private static List<Deployed> deployed(
      List<Deployed> running, Optional<ManifestFolder> manifests, List<String> notes) {
    if (manifests.isEmpty()) {
      if (running.isEmpty()) {
        notes.add(
            "kube-state-metrics tells of no workload (kube_pod_owner,"
                + " kube_pod_container_resource_requests): name --manifests, or have it scraped");
      }
      return running;
    }
    notes.addAll(manifests.get().notes());
    return manifests.get().workloads().stream()
        .map(
            one ->
                new Deployed(
                    one.target(),
                    one.replicas(),
                    one.asked(),
                    one.scaler().map(scaler -> scaler.with(atMost(running, one))),
                    traffic(running, one),
                    throttled(running, one)))
        .toList();
  }

  /** What does not follow from usage: pods that are all on one node. */
  private static List<Recommendation> spread(
      PrometheusSource source, Steps steps, Optional<ManifestFolder> manifests) {
    List<Recommendation> together = new PlacementReader(source, steps).read();
    return manifests
        .map(
            folder ->
                together.stream().flatMap(one -> SpreadRule.in(folder, one).stream()).toList())
        .orElse(together);
  }

  private static double atMost(List<Deployed> running, Deployed one) {
    return same(running, one)
        .flatMap(other -> other.scaler().stream())
        .mapToDouble(Scaler::atMost)
        .max()
        .orElse(0);
  }

  private static double throttled(List<Deployed> running, Deployed one) {
    return same(running, one)
        .filter(other -> other.target().container().equals(one.target().container()))
        .mapToDouble(Deployed::throttled)
        .max()
        .orElse(0);
  }

  /** What runs of the same workload; of any namespace where the manifest names none. */
  private static Stream<Deployed> same(List<Deployed> running, Deployed one) {
    return running.stream()
        .filter(
            other ->
                other.target().name().equals(one.target().name())
                    && other.target().kind().equals(one.target().kind())
                    && (one.target().namespace().isEmpty()
                        || one.target().namespace().equals(other.target().namespace())));
  }

  private static OptionalDouble traffic(List<Deployed> running, Deployed one) {
    List<OptionalDouble> all = same(running, one).map(Deployed::bytesPerSecond).distinct().toList();
    return all.size() == 1 ? all.get(0) : OptionalDouble.empty();
  }

  private static UsageData usage(PrometheusSource source, Steps steps, List<String> notes) {
    TimeWindow window =
        new TimeWindow(
            steps.end(), steps.length().multipliedBy(steps.count() - 1L), steps.length());
    UsageData usage = new PrometheusUsage(source, window, name -> Allocation.unknown()).read();
    // Pods of a workload have their gaps in common.
    usage.problems().stream().map(Object::toString).distinct().forEach(notes::add);
    return usage;
  }
}
