package dev.lepton.cli.plan;

import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.ImportNotice;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.pipeline.estate.PlanInputs;
import dev.lepton.plan.PlanSettings;
import dev.lepton.plan.demand.InventoryBook;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.estate.EstatePlanner;
import dev.lepton.plan.estate.EstateRequest;
import dev.lepton.plan.estate.SplitRequest;
import dev.lepton.plan.split.FlowFile;
import dev.lepton.plan.split.PlacementFile;
import dev.lepton.plan.usage.UsageData;
import dev.lepton.plan.waves.ApplicationFacts;
import dev.lepton.plan.waves.WaveRequest;
import dev.lepton.plan.waves.WaveRequestBuilder;
import dev.lepton.plan.waves.WaveRequestBuilder.Wishes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads everything that a plan of an inventory is made from. A file that cannot be read is left out
 * and told, as long as another one can. Not thread-safe.
 */
final class EstateRun {
  private final Terminal terminal;
  private final EstateOptions options;
  private final List<LeptonException> failures = new ArrayList<>();
  private final List<PlanInput> inputs = new ArrayList<>();

  EstateRun(Terminal terminal, EstateOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /**
   * What was read, for plans under any requirements.
   *
   * @param inventory to say on which server what runs
   */
  record Read(EstateRequest request, Inventory inventory) {
    EstatePlan plan(Terminal terminal, Migration migration) {
      try (PackView view = new PackView(terminal)) {
        return new EstatePlanner(request.with(migration.requirements()), view).plan();
      }
    }
  }

  /**
   * @param migration whose requirements are planned for
   * @param file of the migration; empty if there is none
   * @throws LeptonException what was wrong with the first file, if none could be read
   */
  Read read(Migration migration, Optional<Path> file) {
    options.check();
    RuleSettings rule = options.rule().settings();
    Wishes wishes = options.waves().wishes(options.calendar());
    Inventory inventory = inventory();
    InventoryBook book = new InventoryBook(inventory);
    UsageData usage =
        options.usage().read(terminal, rule.name().id(), book::allocation, failures::add);
    if (inventory.servers().isEmpty() && usage.workloads().isEmpty() && !failures.isEmpty()) {
      throw failures.get(0);
    }
    inputs(file);
    Optional<WaveRequest> waves = waves(inventory, wishes);
    Optional<EstateRequest.LoadTests> tests =
        options
            .tests()
            .flatMap(
                path ->
                    attempt(
                        () ->
                            options.loadTests(path, migration.requirements().latencyP95Millis())));
    EstateRequest request =
        new EstateRequest(
            file.isPresent() ? migration.name() : name(),
            new EstateRequest.Evidence(
                inventory,
                usage,
                inputs,
                migration.asIs().flatMap(AsIsSpec::monthlyCostUsd),
                leftOut(inventory)),
            migration.requirements(),
            new EstateRequest.Settings(rule, PlanSettings.defaults(), options.search()),
            waves,
            split(),
            tests);
    return new Read(request, inventory);
  }

  private String name() {
    Path first =
        options.inventory().isEmpty()
            ? options.usage().files().stream().findFirst().orElse(Path.of("estate"))
            : options.inventory().get(0);
    return String.valueOf(first.getFileName()).replaceFirst("\\.[a-z]+$", "");
  }

  private Inventory inventory() {
    InventoryImporter importer = new InventoryImporter();
    for (Path file : options.inventory()) {
      attempt(
          () -> {
            importer.file(file, Optional.empty());
            return file;
          });
    }
    return importer.inventory();
  }

  private void inputs(Optional<Path> migration) {
    List<Path> files = new ArrayList<>(options.inventory());
    files.addAll(options.usage().files());
    files.addAll(options.facts().files());
    files.addAll(options.split().files());
    options.calendar().blackoutFile().ifPresent(files::add);
    options.tests().ifPresent(files::add);
    files.stream().filter(Files::isRegularFile).map(PlanInputs::file).forEach(inputs::add);
    migration.ifPresent(file -> inputs.add(new PlanInputs(terminal.environment()).migration(file)));
    options.usage().address().map(PlanInputs::address).ifPresent(inputs::add);
    inputs.add(PlanInputs.prices());
  }

  private Optional<WaveRequest> waves(Inventory inventory, Wishes wishes) {
    if (inventory.servers().isEmpty() && inventory.applications().isEmpty()) {
      return Optional.empty();
    }
    ApplicationFacts facts =
        attempt(() -> options.facts().applications()).orElse(ApplicationFacts.none());
    return Optional.of(
        new WaveRequestBuilder(
                inventory,
                attempt(() -> options.facts().portfolio()).orElse(Optional.empty()),
                facts)
            .build(wishes)
            .with(options.calendar().file()));
  }

  private SplitRequest split() {
    return new SplitRequest(
        attempt(() -> options.split().placements()).orElse(PlacementFile.none()),
        attempt(() -> options.split().flows()).orElse(FlowFile.none()),
        options.split().assumedGb());
  }

  private <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (LeptonException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  private List<String> leftOut(Inventory inventory) {
    List<String> leftOut = new ArrayList<>();
    for (LeptonException failure : failures) {
      failure
          .problems()
          .forEach(
              one -> leftOut.add(one.where() + ": " + one.what() + "; left out; " + one.fix()));
    }
    for (ImportNotice notice : inventory.notices()) {
      if (notice.kind() == ImportNotice.Kind.REJECTED
          || notice.kind() == ImportNotice.Kind.VALUE_REJECTED) {
        leftOut.add(notice.where() + ": " + notice.what() + "; " + notice.fix());
      }
    }
    return leftOut;
  }
}
