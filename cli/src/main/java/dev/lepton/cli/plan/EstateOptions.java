package dev.lepton.cli.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.plan.estate.EstateRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.performance.CapacityQuestion;
import dev.lepton.plan.performance.LoadTestFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a plan of a whole inventory is made from. */
public final class EstateOptions {
  private static final double USUAL_SECONDS = 5;
  private static final long SEED = 1;

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description =
          "Plans everything in it: a saved inventory, or any file that `lepton inventory import`"
              + " reads. May be repeated.")
  private List<Path> inventory = new ArrayList<>();

  @Mixin private UsageOptions usage = new UsageOptions();
  @Mixin private RuleOptions rule = new RuleOptions();
  @Mixin private WaveFacts facts = new WaveFacts();
  @Mixin private WaveOptions waves = new WaveOptions();
  @Mixin private CalendarOptions calendar = new CalendarOptions();
  @Mixin private SplitOptions split = new SplitOptions();

  @Option(
      names = "--load-tests",
      paramLabel = "FILE",
      description =
          "Results of load tests, as `lepton plan capacity` reads them: what more copies cost, and"
              + " how much quicker they are.")
  private Optional<Path> tests = Optional.empty();

  @Option(
      names = "--load-test-of",
      paramLabel = "NAME",
      description = "The workload that was tested; not needed if there is only one.")
  private Optional<String> tested = Optional.empty();

  @Option(
      names = "--tested-copies",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many copies the tests ran on (default: ${DEFAULT-VALUE}).")
  private int testedCopies = 1;

  @Option(
      names = "--planned-load",
      paramLabel = "N",
      description = "The load to plan for, in the unit of the tests' column load.")
  private Optional<Double> load = Optional.empty();

  @Mixin private SearchOptions search = new SearchOptions();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      defaultValue = ".lepton/estate-plan.json",
      description =
          "Where the plan of an inventory is saved, with the hash of its content (default:"
              + " ${DEFAULT-VALUE}).")
  private Path plan = Path.of(".lepton", "estate-plan.json");

  boolean asked() {
    return !inventory.isEmpty() || !usage.none();
  }

  List<Path> inventory() {
    return inventory;
  }

  UsageOptions usage() {
    return usage;
  }

  RuleOptions rule() {
    return rule;
  }

  WaveFacts facts() {
    return facts;
  }

  WaveOptions waves() {
    return waves;
  }

  CalendarOptions calendar() {
    return calendar;
  }

  SplitOptions split() {
    return split;
  }

  Optional<Path> tests() {
    return tests;
  }

  Path plan() {
    return plan;
  }

  /**
   * @throws LeptonException USAGE with everything that cannot be meant
   */
  void check() {
    List<Problem> problems = new ArrayList<>();
    search.check(problems);
    SearchOptions.require(
        problems,
        split.assumedGb() >= 0 && Double.isFinite(split.assumedGb()),
        "--assumed-flow " + split.assumedGb(),
        "give GB a month, 0 or more");
    SearchOptions.require(
        problems, testedCopies > 0, "--tested-copies " + testedCopies, "give 1 or more");
    double planned = load.orElse(1.0);
    SearchOptions.require(
        problems,
        planned > 0 && Double.isFinite(planned),
        "--planned-load " + planned,
        "give a load above 0");
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
  }

  PackSettings.Search search() {
    return search.search(SEED, USUAL_SECONDS);
  }

  /**
   * @param objectiveMillis the p95 that is required, if one is
   */
  EstateRequest.LoadTests loadTests(Path file, Optional<Double> objectiveMillis) {
    return new EstateRequest.LoadTests(
        tested,
        LoadTestFile.read(file),
        new CapacityQuestion(
            number(load),
            OptionalDouble.empty(),
            number(objectiveMillis),
            testedCopies,
            CapacityQuestion.Reaction.defaults()));
  }

  private static OptionalDouble number(Optional<Double> given) {
    return given.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
