package dev.lepton.cli.transform;

import dev.lepton.assess.Assessor;
import dev.lepton.cli.init.Initialiser;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TransformSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.Plan;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.transform.Groundwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What is known of a folder that no migration describes. */
record AnyFolder(TreeOptions options) implements Groundwork {
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
  public Assessment assess(Migration migration) {
    return new Assessor(EventSink.none()).assess(migration);
  }

  @Override
  public Demand demand(String part) {
    return options.plan().map(AnyFolder::planned).orElse(GUESS);
  }

  private static Demand planned(Path file) {
    try {
      JsonNode saved = Documents.mapper().readTree(Files.readString(file));
      JsonNode plan = saved.has("document") ? saved.get("document") : saved;
      return Documents.mapper().treeToValue(plan, Plan.class).demand();
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the plan cannot be read: " + e.getMessage(),
          file.toString(),
          "name the plan.json that `lepton plan` has saved",
          e);
    }
  }
}
