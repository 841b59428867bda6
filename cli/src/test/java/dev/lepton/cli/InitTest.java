package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.pipeline.config.MigrationLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What init writes can be used as it is, and says what it saw. */
class InitTest {
  private static final int CONFIGURATION = 3;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hello", "shop"})
  void whatItWritesForAnExampleLoads(String example) throws IOException {
    Migration migration = initialised(copyOf(example));

    assertThat(migration.name()).isEqualTo(example);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "shop"})
  void whatIsCommentedOutLoadsOnceItIsFilledIn(String example) throws IOException {
    Path file = copyOf(example).resolve("migration.yaml");
    CommandLineRun.of("init", file.getParent().toString());
    Files.writeString(file, uncommented(Files.readAllLines(file)));

    Migration migration = load(file);

    assertThat(migration.databases()).hasSize(1);
    assertThat(migration.target().gateway()).isPresent();
    assertThat(migration.accept().safeRequests()).hasSize(1);
    assertThat(migration.asIs()).isPresent();
  }

  @Test
  void theOnlyRouteIsWhereHealthIsAskedFor() throws IOException {
    Migration migration = initialised(copyOf("hello"));

    assertThat(migration.application().healthPath()).isEqualTo("/hello");
    assertThat(migration.target().type()).isEqualTo(TargetSpec.Type.PODMAN);
  }

  @Test
  void aRouteNamedAfterHealthIsPreferred() throws IOException {
    write("app.py", "@app.get(\"/orders\")", "@app.get('/')", "@app.route(\"/api/healthz\")");

    assertThat(initialised(folder).application().healthPath()).isEqualTo("/api/healthz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@app.route(\"/orders\", methods=[\"POST\"])",
        "@app.get(\"/orders/<int:id>\")",
        "bp = Blueprint('b', __name__, url_prefix='/b'); @bp.get('/orders')",
        "value = settings.get(\"/orders\")"
      })
  void aLineThatNamesNoWholePathLeavesTheDefault(String line) throws IOException {
    write("app.py", line);

    assertThat(initialised(folder).application().healthPath()).isEqualTo("/");
  }

  @Test
  void theDatabaseThatTheCodeNamesIsTheOneToMove() throws IOException {
    Migration migration = initialised(copyOf("shop"));

    assertThat(migration.databases())
        .singleElement()
        .satisfies(database -> assertThat(database.name()).isEqualTo("shop"))
        .satisfies(
            database ->
                assertThat(database.source())
                    .extracting(
                        DatabaseEndpoint::host,
                        DatabaseEndpoint::port,
                        DatabaseEndpoint::database,
                        DatabaseEndpoint::sslMode)
                    .containsExactly("127.0.0.1", 54331, "shop", "disable"));
  }

  @Test
  void aPasswordInTheCodeIsNotRepeated() throws IOException {
    write("db.py", "URL = \"postgresql://app:hunter2@db.internal:6543/stock\"");
    write("requirements.txt", "psycopg2==2.9");

    initialised(folder);

    assertThat(folder.resolve("migration.yaml")).content().doesNotContain("hunter2");
  }

  @Test
  void anEmptyFolderIsRefusedAndStaysEmpty() {
    CommandLineRun run = CommandLineRun.of("init", folder.toString());

    assertThat(run.status()).isEqualTo(CONFIGURATION);
    assertThat(run.line("fix:")).contains("lepton init DIR");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDescriptionThatIsThereIsReplacedOnlyWhenForced() throws IOException {
    write("app.py", "print('here')");
    write("migration.yaml", "mine");

    assertThat(CommandLineRun.of("init", folder.toString()).status()).isEqualTo(CONFIGURATION);
    assertThat(folder.resolve("migration.yaml")).content().startsWith("mine");

    assertThat(CommandLineRun.of("init", "--force", folder.toString()).status()).isZero();
    assertThat(folder.resolve("migration.yaml")).content().contains("kind: Migration");
  }

  @Test
  void aFolderNamedByANumberGivesAName() throws IOException {
    folder = Files.createDirectory(folder.resolve("2024"));
    write("app.py", "print('here')");

    assertThat(initialised(folder).name()).isEqualTo("2024");
  }

  private static Migration initialised(Path application) {
    CommandLineRun run = CommandLineRun.of("init", application.toString());
    assertThat(run.status()).as(run.err()).isZero();
    Path file = application.resolve("migration.yaml");
    assertThat(run.out().strip()).isEqualTo(file.toString());
    return load(file);
  }

  private static Migration load(Path file) {
    return new MigrationLoader(Map.of()).load(file, Map.of());
  }

  /** The examples' own descriptions are left out: these are what init has to do without. */
  private Path copyOf(String example) throws IOException {
    Path copy = folder.resolve(example);
    SourceCopy.copy(Path.of("..", "examples", example), copy);
    Files.delete(copy.resolve("migration.yaml"));
    return copy;
  }

  private static String uncommented(List<String> lines) {
    return String.join(
        "\n", lines.stream().map(line -> line.replaceFirst("^ {2}( *)# ", "  $1")).toList());
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }
}
