package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.pipeline.workspace.Workspace;
import dev.lepton.pipeline.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Commands in the wrong order, on a workspace that is stale, damaged, full or in use; and what goes
 * to standard output.
 */
class WorkspaceUseIT {
  private static final int PRECONDITION = 4;
  private static final int CONFIGURATION = 3;

  @TempDir Path folder;
  private SmallApplication application;

  @BeforeEach
  void writeTheApplication() throws IOException {
    application = SmallApplication.in(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plan", "transform", "transfer", "deploy", "accept", "cutover", "operate"})
  void aPhaseWithoutThoseBeforeItSaysWhichComesFirst(String phase) {
    CommandLineRun run = application.lepton(phase);

    refused(run, PRECONDITION, "DOCUMENT_MISSING");
    assertThat(run.line("where:")).isEqualTo(application.document("assess").toString());
    assertThat(run.line("fix:")).contains("run `lepton assess` first");
    assertThat(application.document(phase)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "report"})
  void beforeAStartThereIsNothingToShowAndNothingIsMade(String command) {
    CommandLineRun run = application.lepton(command);

    refused(run, PRECONDITION, "DOCUMENT_MISSING");
    assertThat(run.line("fix:")).contains("lepton migrate");
    assertThat(folder.resolve(".lepton")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--back", "--finish"})
  void thereIsNoWayBackBeforeTheSwitch(String option) {
    CommandLineRun run = application.lepton("cutover", option);

    refused(run, PRECONDITION, "DOCUMENT_MISSING");
    assertThat(run.err()).contains("the cut-over has not happened");
  }

  @Test
  void aDocumentWhoseInputsHaveChangedIsNotBuiltUpon() throws IOException {
    assertThat(application.lepton("assess").status()).isZero();
    Files.writeString(
        folder.resolve("app.py"), Files.readString(folder.resolve("app.py")) + "# changed\n");

    CommandLineRun run = application.lepton("plan");

    refused(run, PRECONDITION, "PLAN_STALE");
    assertThat(run.line("fix:")).contains("run `lepton assess` again");
    assertThat(application.document("plan")).doesNotExist();
  }

  @Test
  void aStalePlanSaysWhichOfItsInputsChanged() {
    application.lepton("assess");
    assertThat(application.lepton("plan").status()).isZero();

    CommandLineRun run =
        application.lepton("transform", "--set", "requirements.availabilityPercent=99");

    refused(run, PRECONDITION, "PLAN_STALE");
    assertThat(run.err()).contains("has changed since: spec.requirements");
  }

  @Test
  void aDocumentThatWasChangedByHandIsNotBuiltUpon() throws IOException {
    application.lepton("assess");
    assertThat(application.lepton("plan").status()).isZero();
    Path plan = application.document("plan");
    Files.writeString(
        plan, Files.readString(plan).replaceFirst("\"replicas\" : \\d+", "\"replicas\" : 77"));

    CommandLineRun run = application.lepton("transform");

    refused(run, PRECONDITION, "PLAN_STALE");
    assertThat(run.err()).contains("changed by hand");
  }

  @Test
  void aDamagedDocumentSaysWhichToMakeAnew() throws IOException {
    assertThat(application.lepton("assess").status()).isZero();
    Files.writeString(
        application.document("assess"), "{\"schemaVersion\": 1, \"document\": {\"appl");

    CommandLineRun run = application.lepton("plan");

    refused(run, PRECONDITION, "DOCUMENT_MISSING");
    assertThat(run.line("where:")).isEqualTo(application.document("assess").toString());
    assertThat(run.line("fix:")).contains("delete the file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"assess", "status", "report"})
  void aDamagedJournalSaysWhereItIs(String command) throws IOException {
    Files.createDirectories(application.workspace());
    Files.writeString(
        application.workspace().resolve("journal.db"),
        "this is not a database, by any means. ".repeat(200));

    CommandLineRun run = application.lepton(command);

    refused(run, PRECONDITION, "DOCUMENT_MISSING");
    assertThat(run.line("where:"))
        .isEqualTo(application.workspace().resolve("journal.db").toString());
  }

  @Test
  void aSecondRunAtTheSameTimeIsKeptOutAndTheFirstGoesOn() {
    try (WorkspaceLock first = WorkspaceLock.acquire(Workspace.open(application.workspace()))) {
      CommandLineRun run = application.lepton("migrate");

      refused(run, PRECONDITION, "ALREADY_RUNNING");
      assertThat(run.err()).contains("process " + ProcessHandle.current().pid());
      assertThat(run.line("fix:")).contains("lepton status");
      assertThat(application.document("assess")).doesNotExist();
    }
    assertThat(application.lepton("assess").status()).isZero();
  }

  @Test
  void aWorkspaceBelowAFileCannotBe() throws IOException {
    CommandLineRun run =
        application.lepton("assess", "--workspace", folder.resolve("app.py").toString());

    refused(run, PRECONDITION, "DISK_FULL");
    assertThat(run.line("fix:")).contains("--workspace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"32k", "160k"})
  void aDiskThatIsFullIsSaidToBeFull(String size) throws Exception {
    Optional<SmallDisk> small = SmallDisk.mount(folder, size);
    assumeTrue(small.isPresent(), "a small disk cannot be mounted here");
    try (SmallDisk disk = small.get()) {
      CommandLineRun run =
          application.lepton(
              "migrate", "--until", "transform", "--workspace", disk.folder().toString());

      refused(run, PRECONDITION, "DISK_FULL");
      assertThat(run.line("where:")).contains(disk.folder().toString());
      assertThat(run.line("fix:")).contains("space");
    }
  }

  @Test
  void anApprovalThatNobodyCanGiveStopsBeforeAnythingIsRemoved() {
    assertThat(application.lepton("assess").status()).isZero();

    CommandLineRun run = application.lepton("abort", "--no-input");

    refused(run, PRECONDITION, "APPROVAL_REQUIRED");
    assertThat(run.line("fix:")).contains("--yes");
    assertThat(application.document("assess")).exists();
  }

  @Test
  void aDryRunNamesThePhasesAndRunsNone() {
    CommandLineRun run = application.lepton("migrate", "--dry-run");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).hasSize(8).allMatch(line -> line.contains(" run "));
    assertThat(application.document("assess")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assess",
        "plan",
        "transform",
        "status",
        "migrate --until plan",
        "migrate --dry-run"
      })
  void jsonOnStandardOutputBeginsWithItsSchemaVersion(String line) {
    assertThat(application.lepton("migrate", "--until", "plan").status()).isZero();

    String[] words = line.split(" ");
    CommandLineRun run = application.lepton(words[0], concat(words, "-o", "json"));

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode document = new JsonMapper().readTree(run.out());
    assertThat(document.propertyNames().iterator().next()).isEqualTo("schemaVersion");
    assertThat(document.get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(document.size()).isGreaterThan(1);
  }

  @Test
  void yamlOnStandardOutputBeginsWithItsSchemaVersion() {
    CommandLineRun run = application.lepton("assess", "-o", "yaml");

    assertThat(run.status()).isZero();
    assertThat(new YAMLMapper().readTree(run.out()).propertyNames().iterator().next())
        .isEqualTo("schemaVersion");
  }

  @Test
  void theReportsPathIsAllThatReportPrints() {
    assertThat(application.lepton("assess").status()).isZero();

    CommandLineRun run = application.lepton("report");

    assertThat(run.status()).isZero();
    assertThat(Path.of(run.out().strip()))
        .isEqualTo(application.workspace().resolve("report.html"))
        .exists();
  }

  @Test
  void initDoesNotReplaceAFileUnlessForced() throws IOException {
    String mine = Files.readString(application.file());

    CommandLineRun refused = CommandLineRun.of("init", folder.toString());
    refused(refused, CONFIGURATION, "CONFIG_INVALID");
    assertThat(refused.line("fix:")).contains("--force");
    assertThat(application.file()).hasContent(mine);

    CommandLineRun forced = CommandLineRun.of("init", "--force", folder.toString());
    assertThat(forced.status()).isZero();
    assertThat(forced.out().strip()).isEqualTo(application.file().toString());
    assertThat(Files.readString(application.file())).isNotEqualTo(mine);
  }

  @Test
  void whatInitWritesIsUnderstood() throws IOException {
    Files.delete(application.file());
    assertThat(CommandLineRun.of("init", folder.toString()).status()).isZero();

    assertThat(application.lepton("migrate", "--dry-run").status()).isZero();
  }

  @Test
  void initOfAFolderThatIsNotThereIsRefused() {
    CommandLineRun run = CommandLineRun.of("init", folder.resolve("nowhere").toString());

    refused(run, CONFIGURATION, "CONFIG_UNREADABLE");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  private static void refused(CommandLineRun run, int status, String code) {
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.err()).contains("error[" + code + "]").doesNotContain("defect of lepton");
    assertThat(run.line("where:")).isNotEmpty();
    assertThat(run.out()).isEmpty();
  }

  private static String[] concat(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words).skip(1), Arrays.stream(more)).toArray(String[]::new);
  }
}
