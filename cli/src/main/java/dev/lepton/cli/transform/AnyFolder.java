package dev.lepton.cli.transform;

import dev.lepton.assess.Assessor;
import dev.lepton.assess.application.Application;
import dev.lepton.assess.findings.OwnFindings;
import dev.lepton.assess.profile.Profiler;
import dev.lepton.cli.init.Initialiser;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TransformSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.pipeline.estate.PlanInputs;
import dev.lepton.transform.Groundwork;
import dev.lepton.transform.Repairs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a folder that no migration describes. Not thread-safe. */
final class AnyFolder implements Groundwork {
  /** For want of anything better; small enough to be noticed, and said in every place. */
  private static final Demand GUESS =
      new Demand(
          0.25,
          0.5,
          1,
          0,
          2,
          1,
          List.of(
              "Not measured: a quarter of a core and 512 MiB for each of two copies is a guess"));

  private final TreeOptions options;
  private final Optional<PlannedSizes> planned;
  private final SeenFlows seen;
  private final OwnFindings rules = new OwnFindings(Repairs::judged);
  private final Assessor assessor = new Assessor(EventSink.none(), rules::before);

  /** An application that is all in one folder is asked for twice. */
  private final Map<Path, Application> read = new HashMap<>();

  private AnyFolder(TreeOptions options, Optional<PlannedSizes> planned, SeenFlows seen) {
    this.options = options;
    this.planned = planned;
    this.seen = seen;
  }

  static AnyFolder of(TreeOptions options, PlanInputs now) {
    return new AnyFolder(
        options,
        options.plan().map(file -> PlannedSizes.read(file, now)),
        SeenFlows.of(options.inventory()));
  }

  @Override
  public Migration migration(String name, Path folder) {
    Migration plain = new Initialiser(Map.of()).smallest(name, folder);
    return new Migration(
        plain.name(),
        plain.application(),
        plain.asIs(),
        plain.databases(),
        plain.requirements(),
        new TransformSpec(options.refactor(), options.baseImage(), false),
        plain.target(),
        plain.accept(),
        plain.cutover(),
        plain.watch());
  }

  @Override
  public Profile profile(Migration migration) {
    return Profiler.profile(read(migration), migration.application().port());
  }

  @Override
  public Assessment assess(Migration migration) {
    return assessor.assess(migration, read(migration));
  }

  private Application read(Migration migration) {
    return read.computeIfAbsent(migration.application().path(), path -> assessor.read(migration));
  }

  @Override
  public List<Finding> findings(Path copy, Path original) {
    return rules.after(copy, original).findings();
  }

  @Override
  public Demand demand(String part) {
    return planned.flatMap(sizes -> sizes.of(part)).orElse(GUESS);
  }

  @Override
  public Optional<Scaling> scaling(String part) {
    return planned.flatMap(sizes -> sizes.scaling(part));
  }

  @Override
  public List<ObservedFlow> flows(String part, List<String> parts) {
    return seen.of(part, parts);
  }
}
