package dev.lepton.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.CanarySpec;
import dev.lepton.model.migration.ChosenStrategy;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.migration.SizingSpec;
import dev.lepton.model.migration.TargetSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationLoaderTest {
  private static final String SMALLEST =
      """
      apiVersion: lepton.dev/v1
      kind: Migration
      metadata: {name: hello}
      spec:
        application: {path: .}
      """;

  @TempDir Path folder;

  @Test
  void fiveLinesAreEnough() throws IOException {
    Migration migration = load(SMALLEST);

    assertThat(migration.name()).isEqualTo("hello");
    assertThat(migration.application().path()).isEqualTo(folder);
    assertThat(migration.target().type()).isEqualTo(TargetSpec.Type.LOCAL);
    assertThat(migration.cutover().maxPause()).isEqualTo(Duration.ofSeconds(1));
    assertThat(migration.watch().automaticFallback()).isTrue();
  }

  @Test
  void whoDecidedOtherwiseIsKeptWithDateAndReason() throws IOException {
    String decided =
        """
          transform:
            strategy: {use: rehost, author: Ada, date: 2026-11-01, reason: Not to be changed}
        """;

    assertThat(load(SMALLEST + decided).transform().strategy())
        .contains(
            new ChosenStrategy(
                Strategy.REHOST, "Ada", LocalDate.of(2026, 11, 1), "Not to be changed"));
  }

  @Test
  void aDecisionWithoutAuthorWithoutADateOrBesideARefactorSettingIsRefused() throws IOException {
    String wrong =
        """
          transform:
            refactor: never
            strategy: {use: rehost, author: Ada, date: soon, reason: Not to be changed}
        """;

    assertThat(failure(SMALLEST + wrong).problems())
        .extracting(Problem::what)
        .containsExactly(
            "both refactor: never and a strategy say whether the code changes",
            "\"soon\" is no date");
    assertThat(failure(SMALLEST + wrong.replace("author: Ada, ", "")).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("author"));
    assertThat(failure(SMALLEST + wrong.replace("rehost", "retire")).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).contains("there is nothing to migrate"));
  }

  @Test
  void comparisonsThatContradictOneAnotherAreNamedWithTheirLine() throws IOException {
    String comparisons =
        """
          requirements:
            comparisons:
              - {criterion: security, over: cost, times: 2}
              - {criterion: regions, over: cost, times: 9}
        """;

    LeptonException error = failure(SMALLEST + comparisons);

    assertThat(error.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(error.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.what()).contains("cost to regions", "consistency ratio");
              assertThat(problem.where()).contains("migration.yaml:9");
            });
    assertThat(
            load(SMALLEST
                    + comparisons.replace(
                        "regions, over: cost, times: 9", "cost, over: regions, times: 5"))
                .requirements()
                .comparisons())
        .hasSize(2);
  }

  @Test
  void nodesArePlacedAndBoughtAsTheRequirementsSay() throws IOException {
    Migration migration =
        load(
            SMALLEST
                + "  requirements: {nodes: {zones: 3, commitmentYears: 1, interruptible: true}}\n");

    assertThat(migration.requirements().nodes())
        .isEqualTo(new NodeSpec(3, Optional.empty(), 1, true));
    assertThat(load(SMALLEST).requirements().nodes()).isEqualTo(NodeSpec.defaults());
    assertThat(failure(SMALLEST + "  requirements: {nodes: {commitmentYears: 2}}\n").code())
        .isEqualTo(ErrorCode.CONFIG_INVALID);
  }

  @Test
  void aClusterIsNeededForKubernetesAndReadWithItsAddress() throws IOException {
    LeptonException error = failure(SMALLEST + "  target: {type: kubernetes}\n");
    Migration migration =
        load(
            SMALLEST
                + "  target: {type: kubernetes, cluster: {registry: r.example/shop, url:"
                + " 'https://new.example/'}}\n");

    assertThat(error.problems().get(0).what()).contains("which cluster");
    assertThat(error.problems().get(0).where()).endsWith("migration.yaml:6:12");
    assertThat(migration.target().cluster().orElseThrow().registry()).isEqualTo("r.example/shop");
    assertThat(migration.target().cluster().orElseThrow().url()).isEqualTo("https://new.example");
  }

  @Test
  void aCanaryGrowsAsTheFileSaysAndElseAsFlaggersDoes() throws IOException {
    String gateway = "  target: {gateway: '127.0.0.1:8080'}\n";

    assertThat(load(SMALLEST).cutover().canary()).isEmpty();
    assertThat(load(SMALLEST + gateway + "  cutover: {strategy: canary}\n").cutover().canary())
        .contains(new CanarySpec(Duration.ofMinutes(1), 10, 50, 5, 99, Optional.empty(), 20));
    assertThat(
            load(SMALLEST
                    + gateway
                    + "  cutover: {strategy: canary, canary: {interval: 5s, step: 60, maxP95: 80ms}}\n")
                .cutover()
                .canary())
        .contains(
            new CanarySpec(
                Duration.ofSeconds(5), 60, 60, 5, 99, Optional.of(Duration.ofMillis(80)), 20));
  }

  @Test
  void aCanaryThatCannotBeIsRefusedWithAllThatIsWrong() throws IOException {
    assertThat(
            failure(
                    SMALLEST
                        + "  cutover: {strategy: canary, canary: {interval: 0s, step: 30, most: 20}}\n")
                .problems())
        .extracting(Problem::what)
        .containsExactlyInAnyOrder(
            "a canary shares users in the gateway, and there is none",
            "nothing can be measured in no time",
            "the first share of 30 % is more than the largest of 20 %");
    assertThat(failure(SMALLEST + "  cutover: {canary: {step: 5}}\n").problems())
        .extracting(Problem::fix)
        .containsExactly("add strategy: canary, or take this out");
  }

  @Test
  void anUnknownKeyIsNamedWithItsPlaceAndTheWordThatWasMeant() throws IOException {
    LeptonException error = failure(SMALLEST + "  cutovr: {maxPause: 2s}\n");

    assertThat(error.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(error.problems()).hasSize(1);
    Problem problem = error.problems().get(0);
    assertThat(problem.what()).contains("cutovr");
    assertThat(problem.where()).endsWith("migration.yaml:6:3");
    assertThat(problem.fix()).isEqualTo("did you mean \"cutover\"?");
  }

  @Test
  void everyProblemIsReportedAtOnceInTheOrderOfTheLines() throws IOException {
    LeptonException error =
        failure(
            """
            apiVersion: lepton.dev/v1
            kind: Migration
            metadata: {name: Hello World}
            spec:
              application: {path: ., prot: 8080}
              cutover: {maxPause: soon}
              accept: {rate: fast}
            """);

    assertThat(error.problems())
        .extracting(Problem::where)
        .extracting(where -> where.replaceAll(".*migration.yaml:", "").replaceAll(":.*", ""))
        .containsExactly("3", "5", "6", "7");
  }

  @Test
  void theWayFromUsageToDemandCanBeChosen() throws IOException {
    String servers = "  asIs: {cores: 4, memoryGib: 16, storageGib: 9, networkMbps: 5, sizing: ";

    Migration migration = load(SMALLEST + servers + "{rule: krr, historyDays: 7}}\n");
    LeptonException error = failure(SMALLEST + servers + "{rule: kr, percentile: 101}}\n");

    assertThat(migration.asIs().orElseThrow().sizing())
        .contains(new SizingSpec("krr", Optional.empty(), Optional.empty(), Optional.of(7.0)));
    assertThat(error.problems()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"{rate: 2000},2s", "{rate: 2001},8s", "'{rate: 2001, warmUp: 300ms}',300ms"})
  void aFastLoadWarmsUpLongerUnlessItIsSaid(String accept, String warmUp) throws IOException {
    assertThat(load(SMALLEST + "  accept: " + accept + "\n").accept().warmUp())
        .isEqualTo(Durations.parse(warmUp));
  }

  @Test
  void aMissingKeyIsNamed() throws IOException {
    LeptonException error =
        failure(
            "apiVersion: lepton.dev/v1\nkind: Migration\nmetadata: {name: x}\nspec: {watch: {duration: 3s}}\n");

    assertThat(error.problems())
        .singleElement()
        .extracting(Problem::what)
        .asString()
        .contains("lacks \"application\"");
  }

  @Test
  void aMissingPathIsReportedWithTheLineThatNamesIt() throws IOException {
    LeptonException error = failure(SMALLEST.replace("path: .", "path: nowhere"));

    assertThat(error.problems())
        .singleElement()
        .extracting(Problem::where)
        .asString()
        .endsWith("migration.yaml:5:17");
  }

  @Test
  void aMissingFileSaysHowToGetOne() {
    LeptonException error =
        catchThrowableOfType(
            LeptonException.class,
            () -> new MigrationLoader(Map.of()).load(folder.resolve("none.yaml"), Map.of()));

    assertThat(error.code()).isEqualTo(ErrorCode.CONFIG_UNREADABLE);
    assertThat(error.problems().get(0).fix()).contains("lepton init");
  }

  @Test
  void anAliasBombIsRefusedQuickly() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 12; level++) {
      bomb.append("a").append(level).append(": &a").append(level).append(" [");
      bomb.append(("*a" + (level - 1) + ", ").repeat(8))
          .append("*a")
          .append(level - 1)
          .append("]\n");
    }

    LeptonException error = failure(bomb.toString());

    assertThat(error.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(error.getMessage()).containsAnyOf("aliases", "too large");
  }

  @Test
  void aSyntaxErrorHasItsLine() throws IOException {
    LeptonException error = failure("apiVersion: lepton.dev/v1\nkind: [Migration\nspec: {}\n");

    assertThat(error.problems().get(0).where()).contains("migration.yaml:3");
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotRepeated() throws IOException {
    LeptonException error =
        failure(
            SMALLEST
                + "  databases:\n    - {name: db, source: 'postgresql://app:geheim@db.example/shop'}\n");

    assertThat(error.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).contains("password").doesNotContain("geheim");
              assertThat(problem.where()).endsWith("migration.yaml:7:18");
            });
  }

  @Test
  void aClearTextPasswordInsteadOfAReferenceIsNotRepeated() throws IOException {
    LeptonException error =
        failure(
            SMALLEST
                + "  databases:\n    - {name: db, source: 'postgresql://app@db/shop', password: geheim}\n");

    assertThat(error.problems().get(0).what())
        .contains("secret reference")
        .doesNotContain("geheim");
  }

  @Test
  void aConnectionIsVerifiedUnlessTheAddressSaysOtherwise() throws IOException {
    Migration migration =
        load(SMALLEST + "  databases:\n    - {name: db, source: 'postgresql://app@db/shop'}\n");

    assertThat(migration.databases().get(0).source().sslMode()).isEqualTo("verify-full");
    assertThat(migration.databases().get(0).source().port()).isEqualTo(5432);
  }

  @Test
  void aDatabaseIsMovedAsAWholeUnlessASelectionSaysOtherwise() throws IOException {
    String database =
        SMALLEST + "  databases:\n    - {name: db, source: 'postgresql://app@db/shop'";

    assertThat(load(database + "}\n").databases().get(0).selection()).isEqualTo(Selection.all());
    Selection selection =
        load(database
                + ", selection: {exclude: ['public.log*'], rows: {public.orders: id > 7},"
                + " renames: {public: shop}, owners: none}}\n")
            .databases()
            .get(0)
            .selection();
    assertThat(selection.exclude()).containsExactly("public.log*");
    assertThat(selection.condition("public", "orders")).contains("id > 7");
    assertThat(selection.renames()).containsEntry("public", "shop");
    assertThat(selection.owners().keep()).isFalse();
  }

  @Test
  void aPatternThatCannotBeReadIsAProblemAtItsPlace() throws IOException {
    LeptonException error =
        failure(
            SMALLEST
                + "  databases:\n    - {name: db, source: 'postgresql://app@db/shop', selection: {tables: ['a..b']}}\n");

    assertThat(error.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("a..b"));
  }

  @Test
  void theEnvironmentWinsOverTheFileAndAFlagWinsOverBoth() throws IOException {
    Files.writeString(
        folder.resolve("migration.yaml"), SMALLEST + "  cutover: {maxPause: 3s, maxLag: 3s}\n");
    MigrationLoader loader =
        new MigrationLoader(
            Map.of("LEPTON_CUTOVER_MAX_PAUSE", "4s", "LEPTON_CUTOVER_MAX_LAG", "4s"));

    Migration migration =
        loader.load(folder.resolve("migration.yaml"), Map.of("cutover.maxLag", "5s"));

    assertThat(migration.cutover().maxPause()).isEqualTo(Duration.ofSeconds(4));
    assertThat(migration.cutover().maxLag()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aBadValueFromTheEnvironmentNamesTheVariable() throws IOException {
    Files.writeString(folder.resolve("migration.yaml"), SMALLEST);

    LeptonException error =
        catchThrowableOfType(
            LeptonException.class,
            () ->
                new MigrationLoader(Map.of("LEPTON_ACCEPT_RATE", "fast"))
                    .load(folder.resolve("migration.yaml"), Map.of()));

    assertThat(error.problems().get(0).where())
        .isEqualTo("environment variable LEPTON_ACCEPT_RATE");
  }

  @Test
  void theExampleOfTheDemoIsValid() {
    Migration migration =
        new MigrationLoader(Map.of()).load(Path.of("../examples/shop/migration.yaml"), Map.of());

    assertThat(migration.databases()).hasSize(1);
    assertThat(migration.accept().writeRequests()).isNotEmpty();
  }

  private Migration load(String yaml) throws IOException {
    Files.writeString(folder.resolve("migration.yaml"), yaml);
    return new MigrationLoader(Map.of()).load(folder.resolve("migration.yaml"), Map.of());
  }

  private LeptonException failure(String yaml) throws IOException {
    Files.writeString(folder.resolve("migration.yaml"), yaml);
    return catchThrowableOfType(
        LeptonException.class,
        () -> new MigrationLoader(Map.of()).load(folder.resolve("migration.yaml"), Map.of()));
  }
}
