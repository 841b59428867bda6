package dev.lepton.cli.deploy;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.cluster.DeployRequest;
import dev.lepton.deploy.cluster.DeployRequest.Conflicts;
import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is deployed, and under which name. */
public final class ManifestOptions {
  private static final Path STREAM = Path.of("-");

  @Parameters(
      arity = "0..*",
      paramLabel = "MANIFESTS",
      description = "Files, folders, folders with a kustomization.yaml, or - for standard input.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description =
          "Revisions of one name follow each other (default: the label app.kubernetes.io/part-of).")
  private Optional<String> release = Optional.empty();

  @Option(
      names = "--strategy",
      paramLabel = "HOW",
      defaultValue = "rolling",
      converter = HowConverter.class,
      description =
          "rolling, as the manifests say; blue-green: beside the old one, then all at once; or canary:"
              + " beside it, a growing share of users first (default: ${DEFAULT-VALUE}).")
  private How how = How.ROLLING;

  @Option(names = "--force-conflicts", description = "Take over fields that another manager holds.")
  private boolean force;

  boolean isEmpty() {
    return paths.isEmpty();
  }

  How how() {
    return how;
  }

  boolean given() {
    return release.isPresent() || force;
  }

  /** For what changes nothing: a canary would change what blue-green does. */
  DeployRequest request(Terminal terminal) {
    return request(terminal, new RolloutOptions(), () -> Strategy.BLUE_GREEN);
  }

  /**
   * @param canary asked where that is the strategy
   */
  DeployRequest request(Terminal terminal, RolloutOptions rollout, Supplier<Strategy> canary) {
    if (paths.isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "it is not said what to deploy",
          "MANIFESTS",
          "name files or a folder; lepton transform PATH --out DIR makes DIR/kubernetes/base");
    }
    ReleaseManifests manifests = read(terminal);
    String name = release.or(manifests::application).orElseThrow(ManifestOptions::nameless);
    return new DeployRequest(
        name,
        manifests,
        how == How.CANARY ? canary.get() : how.strategy(),
        force ? Conflicts.TAKE_OVER : Conflicts.REFUSE,
        rollout.delivery());
  }

  private ReleaseManifests read(Terminal terminal) {
    if (paths.contains(STREAM)) {
      if (paths.size() > 1) {
        throw new LeptonException(
            ErrorCode.USAGE,
            "standard input and files are given together",
            "MANIFESTS",
            "give either - or files");
      }
      return ReleaseManifests.parse(
          "standard input", terminal.in().lines().collect(Collectors.joining("\n", "", "\n")));
    }
    return ReleaseManifests.read(paths);
  }

  private static LeptonException nameless() {
    return new LeptonException(
        ErrorCode.USAGE,
        "the release has no name: the manifests do not agree on app.kubernetes.io/part-of",
        "--release",
        "name it: --release shop");
  }

  /** How users get from one release to the next, as a command line says it. */
  enum How {
    ROLLING,
    BLUE_GREEN,
    CANARY;

    /** A canary goes back as blue-green does: what was deployed before needs no trial. */
    Strategy strategy() {
      return this == ROLLING ? Strategy.ROLLING : Strategy.BLUE_GREEN;
    }
  }

  /** Reads a strategy as it is written on a command line. */
  static final class HowConverter implements CommandLine.ITypeConverter<How> {
    @Override
    public How convert(String text) {
      return switch (text) {
        case "rolling" -> How.ROLLING;
        case "blue-green" -> How.BLUE_GREEN;
        case "canary" -> How.CANARY;
        default ->
            throw new CommandLine.TypeConversionException(
                "'" + text + "' is no strategy; say rolling, blue-green or canary");
      };
    }
  }
}
