package dev.lepton.cli.accept;

import dev.lepton.accept.safety.AllowedHosts;
import dev.lepton.accept.security.SecurityReview;
import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.security.check.Severity;
import dev.lepton.accept.security.image.archive.ImageFile;
import dev.lepton.cli.output.Format;
import dev.lepton.cli.output.Printer;
import dev.lepton.cli.release.Release;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reviews manifests, Dockerfiles, images, a running site and a database for their security. */
@Command(
    name = "security",
    mixinStandardHelpOptions = true,
    description = {
      "Reviews manifests, Dockerfiles and images; a running site (--url); a database (--database).",
      "All manifests below the PATHs are looked at together: what refers to another is followed.",
      "An image is a tar file as docker save and podman save write it, or a folder of OCI's layout."
    })
public final class SecurityCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, folders with all in them, or images.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--kubernetes-version",
      paramLabel = "1.N",
      converter = KubernetesVersion.Converter.class,
      description =
          "The cluster's version: interfaces that it no longer has, and interfaces and fields that"
              + " it does not have yet, are told (default: what no version has any more).")
  private Optional<KubernetesVersion> kubernetes = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 7 on a finding as severe: high, medium, low, info (default:"
              + " accept.thresholds.failOn of FILE, or high).")
  private Optional<Severity> failOn = Optional.empty();

  @Mixin private SiteOptions site = new SiteOptions();
  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private PackageOptions packages = new PackageOptions();
  @Mixin private NamedHosts named = new NamedHosts();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, yaml or sarif (default: ${DEFAULT-VALUE}).")
  private Shape shape = Shape.TABLE;

  /** How the outcome is shown. */
  enum Shape {
    TABLE,
    JSON,
    YAML,
    SARIF
  }

  public SecurityCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (paths.isEmpty() && !site.isGiven() && !database.isGiven() && !packages.isGiven()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "it is not said what to review",
          "PATH, --sbom, --url or --database",
          "name files, folders or images, a bill of materials, a running site or a database");
    }
    // Read first, so that a mistake in the file is told before anything else.
    Optional<Migration> migration = named.migration(terminal);
    Severity usual =
        migration
            .map(one -> one.accept().thresholds().failOn().toUpperCase(Locale.ROOT))
            .map(Severity::valueOf)
            .orElse(Severity.HIGH);
    List<Away> failures = new ArrayList<>();
    Reviewed reviewed = review(named.hosts(migration), failures);
    List<SecurityCheck> checks = reviewed.checks();
    print(reviewed, failures.stream().map(Away::line).toList());
    Severity least = failOn.orElse(usual);
    List<SecurityCheck> severe =
        checks.stream().filter(check -> !check.passed() && counts(check, least)).toList();
    if (!severe.isEmpty()) {
      terminal
          .err()
          .println(
              "threshold failed: "
                  + (severe.size() == 1 ? "1 finding is" : severe.size() + " findings are")
                  + " of severity "
                  + least.name().toLowerCase(Locale.ROOT)
                  + " or more");
    }
    if (!failures.isEmpty()) {
      return failures.stream().map(Away::why).map(new Failures(terminal)::explain).toList().get(0);
    }
    boolean good = severe.isEmpty();
    return (good ? ExitCode.OK : ExitCode.VERIFICATION).status();
  }

  /**
   * @param failures gets why the site or the database could not be looked at; the others are
   */
  private Reviewed review(AllowedHosts hosts, List<Away> failures) {
    List<Path> images = paths.stream().filter(ImageFile::isOne).toList();
    List<Path> others = paths.stream().filter(path -> !ImageFile.isOne(path)).toList();
    List<Reviewed> parts = new ArrayList<>();
    if (!others.isEmpty()) {
      parts.add(SecurityReview.review(others, kubernetes.map(KubernetesVersion::minor)));
    }
    parts.add(packages.review(images));
    if (site.isGiven()) {
      parts.add(live("the site", () -> site.review(others, hosts), failures));
    }
    if (database.isGiven()) {
      parts.add(live("the database", () -> database.review(terminal), failures));
    }
    return new Reviewed(
        parts.stream().flatMap(part -> part.checks().stream()).toList(),
        parts.stream().flatMap(part -> part.notTested().stream()).toList());
  }

  /** A mistake of the user ends the command; a target that is away is not tested. */
  private static Reviewed live(String target, Supplier<Reviewed> review, List<Away> failures) {
    try {
      return review.get();
    } catch (LeptonException e) {
      ExitCode code = e.code().exitCode();
      if (code == ExitCode.USAGE || code == ExitCode.CONFIGURATION) {
        throw e;
      }
      Away away = new Away(target, e);
      failures.add(away);
      return new Reviewed(List.of(), List.of(away.line()));
    }
  }

  /** A target that could not be looked at. */
  private record Away(String target, LeptonException why) {
    String line() {
      return target + ": " + why.getMessage();
    }
  }

  private static boolean counts(SecurityCheck check, Severity least) {
    return FindingLines.severity(check).compareTo(least) >= 0;
  }

  private void print(Reviewed reviewed, List<String> away) {
    List<SecurityCheck> checks = reviewed.checks();
    List<String> notTested = reviewed.notTested();
    if (shape == Shape.SARIF) {
      terminal
          .out()
          .println(
              Documents.mapper()
                  .writeValueAsString(
                      SecuritySarif.of(checks, notTested, away, Release.version())));
      return;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("checks", checks);
    document.put("notTested", notTested);
    new Printer(terminal.out(), Format.valueOf(shape.name()))
        .print(document, FindingLines.of(checks, notTested));
  }
}
