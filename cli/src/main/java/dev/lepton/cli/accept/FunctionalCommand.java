package dev.lepton.cli.accept;

import dev.lepton.accept.functional.Ignored;
import dev.lepton.accept.functional.Shadow;
import dev.lepton.accept.functional.SmokeChecks;
import dev.lepton.accept.http.Site;
import dev.lepton.accept.safety.AllowedHosts;
import dev.lepton.accept.scenario.IgnoreReader;
import dev.lepton.accept.scenario.Scenario;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.accept.wire.Caller;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.acceptance.FunctionalReport;
import dev.lepton.model.acceptance.FunctionalReport.Checked;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.Migration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks what a running site answers. */
@Command(
    name = "functional",
    mixinStandardHelpOptions = true,
    description = {
      "Checks what a site answers: every journey of --smoke is made once, and with --against the"
          + " requests of --scenario are sent to both sites and their answers compared.",
      "The old site is asked twice: what already differs between its own answers is left out and"
          + " told. Requests that may write are not compared.",
      "Exit status 7 if a check fails, or if more answers differ than"
          + " accept.thresholds.maxDifferences of FILE allows (0)."
    })
public final class FunctionalCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The site that is checked.")
  private String url = "";

  @Option(
      names = "--smoke",
      paramLabel = "FILE",
      description = "A scenario (.yaml) whose journeys must go well.")
  private Optional<Path> smoke = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "URL",
      description = "The old site, whose answers are right.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "FILE",
      description =
          "Rules (.yaml) for what may differ: json: /items/*/at, header: X-Node, regex: …, each with"
              + " request: /path/* where it is not for all.")
  private Optional<Path> ignore = Optional.empty();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Compare so many different requests at most (default: ${DEFAULT-VALUE}).")
  private int most = 1000;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = TimeConverter.OrNone.class,
      defaultValue = "10s",
      description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to believe, instead of the JDK's.")
  private Optional<Path> authorities = Optional.empty();

  @Mixin private TrafficOptions traffic = new TrafficOptions();
  @Mixin private NamedHosts named = new NamedHosts();
  @Mixin private OutputOption output = new OutputOption();

  public FunctionalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (smoke.isEmpty() && against.isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "it is not said what to check",
          "--smoke or --against",
          "name a scenario with --smoke, or the old site with --against");
    }
    Optional<Migration> migration = named.migration(terminal);
    AllowedHosts hosts = named.hosts(migration);
    Optional<Traffic> checks =
        smoke
            .map(file -> TrafficOptions.of(file).read(url, migration, terminal.environment()))
            .map(Scenario::traffic);
    checks.ifPresent(hosts::require);
    List<Scenario> pair = new ArrayList<>();
    against.ifPresent(
        old -> {
          hosts.requireReadable(Site.ofPage(old), "--against");
          hosts.requireReadable(Site.ofPage(url), "--url");
          pair.add(traffic.read(old, migration, terminal.environment()));
          pair.add(traffic.read(url, migration, terminal.environment()));
          pair.forEach(one -> hosts.requireReadable(one.traffic()));
          pair.get(0).notes().forEach(terminal.err()::println);
        });
    Ignored ignored = ignore.map(IgnoreReader::read).orElse(Ignored.NOTHING);
    FunctionalReport report = run(checks, pair, ignored);
    output.print(terminal, report, FunctionalLines.of(report));
    int allowed = migration.map(one -> one.accept().thresholds().maxDifferences()).orElse(0);
    return verdict(report, allowed);
  }

  private FunctionalReport run(Optional<Traffic> checks, List<Scenario> pair, Ignored ignored) {
    Set<Site> sites = new LinkedHashSet<>();
    checks.ifPresent(one -> sites.addAll(one.sites()));
    pair.forEach(one -> sites.addAll(one.traffic().sites()));
    try (Caller caller = new Caller(sites, timeout, authorities)) {
      List<Checked> checked = checks.map(one -> new SmokeChecks(caller).run(one)).orElse(List.of());
      return pair.isEmpty()
          ? new FunctionalReport(checked, 0, 0, List.of(), List.of(), List.of())
          : new Shadow(caller, ignored, most)
              .run(pair.get(0).traffic(), pair.get(1).traffic(), checked);
    }
  }

  private int verdict(FunctionalReport report, int allowed) {
    if (report.failed() > 0) {
      terminal.err().println("failed: " + report.failed() + " smoke checks");
    }
    if (report.differing() > allowed) {
      terminal
          .err()
          .println(
              "threshold failed: "
                  + report.differing()
                  + " requests are answered differently, accept.thresholds.maxDifferences is "
                  + allowed);
    }
    boolean good = report.failed() == 0 && report.differing() <= allowed;
    return (good ? ExitCode.OK : ExitCode.VERIFICATION).status();
  }
}
