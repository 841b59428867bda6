package dev.lepton.cli.init;

import dev.lepton.assess.Assessor;
import dev.lepton.assess.findings.OwnFindings;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.config.DocumentSchema;
import dev.lepton.pipeline.config.MigrationLoader;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.transform.Repairs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Looks at an application and writes its migration.yaml. */
public record Initialiser(Map<String, String> environment) {

  /**
   * Writes migration.yaml and migration.schema.json into the folder.
   *
   * @return the path of migration.yaml
   * @throws LeptonException CONFIG_INVALID if one is there and may not be replaced, or the folder
   *     holds nothing to look at; CONFIG_UNREADABLE if there is no folder
   */
  public Path write(Path directory, boolean force) {
    if (!Files.isDirectory(directory)) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "there is no such folder",
          directory.toString(),
          "name the application's source tree");
    }
    Path file = directory.resolve("migration.yaml");
    if (Files.exists(file) && !force) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "there is a migration.yaml already",
          file.toString(),
          "edit it, or replace it with --force");
    }
    Path folder = directory.toAbsolutePath().normalize();
    String name = MigrationTemplate.label(String.valueOf(folder.getFileName()));
    Migration migration = smallest(name, folder);
    Assessment assessment = assess(migration, directory);
    String text = new MigrationTemplate(name, assessment, RouteFinder.health(folder)).render();
    Documents.writeAtomically(file, text);
    Documents.writeAtomically(
        directory.resolve("migration.schema.json"), DocumentSchema.migration().text());
    return file;
  }

  /**
   * The migration of a folder of which nothing is said: every setting has its default.
   *
   * @param name a DNS-1123 label
   */
  public Migration smallest(String name, Path folder) {
    String smallest =
        "{apiVersion: lepton.dev/v1, kind: Migration, metadata: {name: \""
            + name
            + "\"}, spec: {application: {path: .}}}";
    return new MigrationLoader(environment)
        .parse(smallest, folder.resolve("migration.yaml"), Map.of());
  }

  private static Assessment assess(Migration migration, Path directory) {
    try {
      return new Assessor(EventSink.none(), new OwnFindings(Repairs::judged)::in).assess(migration);
    } catch (LeptonException e) {
      if (e.code() != ErrorCode.CONFIG_INVALID) {
        throw e;
      }
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "there is nothing in this folder to look at",
          directory.toString(),
          "name the application's source tree: lepton init DIR",
          e);
    }
  }
}
