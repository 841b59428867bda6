package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands for any two databases: arguments that make no sense, and secrets that never show.
 */
class MoveUsageTest {
  private static final int USAGE = 2;
  private static final String NOWHERE = "postgresql://app@127.0.0.1:1/";

  @TempDir private Path folder;

  private CommandLineRun transfer(Map<String, String> environment, String command, String... rest) {
    List<String> arguments = new ArrayList<>(List.of("transfer", command));
    arguments.addAll(List.of(rest));
    return CommandLineRun.of(environment, arguments.toArray(String[]::new));
  }

  private CommandLineRun move(String command, String... rest) {
    List<String> all = new ArrayList<>(List.of(rest));
    all.addAll(List.of("--workspace", folder.toString()));
    return transfer(Map.of(), command, all.toArray(String[]::new));
  }

  private CommandLineRun copy(String source, String target, String... rest) {
    List<String> all = new ArrayList<>(List.of("--source", source, "--target", target));
    all.addAll(List.of(rest));
    return transfer(Map.of(), "copy", all.toArray(String[]::new));
  }

  @Test
  void withoutAFileOrACommandItIsThePhase() {
    CommandLineRun run =
        CommandLineRun.of("transfer", "-f", folder.resolve("none.yaml").toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("CONFIG_UNREADABLE");
  }

  @Test
  void bothMissingSidesAreNamedAtOnce() {
    CommandLineRun run = transfer(Map.of(), "copy");
    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("--source is missing", "--target is missing");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theSidesMayComeFromTheEnvironment() {
    CommandLineRun run =
        transfer(Map.of("LEPTON_SOURCE", NOWHERE + "a", "LEPTON_TARGET", NOWHERE + "b"), "copy");
    assertThat(run.err()).contains("SOURCE_UNREACHABLE", "127.0.0.1:1/a", "127.0.0.1:1/b");
    assertThat(run.status()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://app@db/shop",
        "postgresql://app@db:70000/shop",
        "postgresql://app@db/shop?sslmode=maybe",
        "postgresql://app@db/shop?colour=blue",
        "host=/var/run/postgresql user=app",
        "shop"
      })
  void whatIsNoAddressIsRefusedWithAnExample(String source) {
    CommandLineRun run = copy(source, NOWHERE + "b");
    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.line("where:")).isEqualTo("--source");
    assertThat(run.err()).contains("for instance postgresql://");
  }

  @Test
  void anotherMachineIsNotReachedInPlainText() {
    CommandLineRun run = copy("postgresql://app@db.example/shop?sslmode=prefer", NOWHERE + "b");
    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("unencrypted", "--allow-plaintext");
  }

  @Test
  void plainTextIsAllowedWhereItIsAskedFor() {
    CommandLineRun run =
        copy(
            "postgresql://app@db.invalid/shop?sslmode=disable&connect_timeout=1",
            NOWHERE + "b",
            "--allow-plaintext");
    assertThat(run.err()).contains("SOURCE_UNREACHABLE").doesNotContain("unencrypted");
  }

  @Test
  void aDatabaseIsNotCopiedOntoItself() {
    assertThat(copy(NOWHERE + "a", NOWHERE + "a").err()).contains("the same database");
  }

  @Test
  void aPasswordInAnAddressIsWarnedOfAndNeverPrinted() {
    CommandLineRun run = copy("postgresql://app:hunter2@127.0.0.1:1/a", NOWHERE + "b");
    assertThat(run.err()).contains("list of processes").doesNotContain("hunter2");
    assertThat(run.out()).doesNotContain("hunter2");
  }

  @Test
  void aPasswordInPlaceOfAReferenceIsNotRepeated() {
    CommandLineRun run = copy(NOWHERE + "a", NOWHERE + "b", "--source-password", "hunter2");
    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("--source-password", "env:NAME").doesNotContain("hunter2");
  }

  @Test
  void aReferenceThatLeadsNowhereIsAProblemOfTheConfiguration() {
    CommandLineRun run = copy(NOWHERE + "a", NOWHERE + "b", "--source-password", "env:NOT_SET");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("NOT_SET is not set");
  }

  @Test
  void aMoveIsRememberedWithoutItsPasswords() throws IOException {
    move(
        "follow",
        "--source",
        "postgresql://app:hunter2@127.0.0.1:1/shop",
        "--target",
        NOWHERE + "b",
        "--target-password",
        "file:/dev/null");
    String file = Files.readString(folder.resolve("shop").resolve("move.json"));
    assertThat(file).contains("\"name\" : \"shop\"", "file:/dev/null").doesNotContain("hunter2");
  }

  @Test
  void aMoveThatNobodyKnowsIsToldAsSuch() {
    CommandLineRun run = move("status");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("no move is known here", "lepton transfer follow");
  }

  @Test
  void severalMovesHaveToBeTold() {
    move("follow", "--source", NOWHERE + "a", "--target", NOWHERE + "c");
    move("follow", "--source", NOWHERE + "b", "--target", NOWHERE + "c");
    CommandLineRun run = move("status");
    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("several moves: a, b", "--name");
  }

  @Test
  void anotherMoveOfTheSameNameIsNotOverwritten() {
    move("follow", "--source", NOWHERE + "a", "--target", NOWHERE + "b");
    CommandLineRun run = move("follow", "--source", NOWHERE + "a", "--target", NOWHERE + "c");
    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("is another one", "--name");
  }

  @Test
  void aDamagedFileIsToldWithTheWayRound() throws IOException {
    Files.createDirectories(folder.resolve("shop"));
    Files.writeString(folder.resolve("shop").resolve("move.json"), "{\"name\": ");
    CommandLineRun run = move("status");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("move.json", "--name shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy --nonsense",
        "throttle",
        "throttle fast",
        "cutover --max-pause never",
        "cutover --timeout 0",
        "copy --jobs many",
        "assess -o xml",
        "abort extra"
      })
  void whatNobodyUnderstandsIsRefused(String line) {
    String[] words = line.split(" ");
    CommandLineRun run =
        transfer(
            Map.of(), words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).containsAnyOf("Usage: lepton transfer", "Possible solutions: --no-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--jobs 0",
        "--where orders",
        "--rename-schema a=c --rename-schema b=c",
        "--name Ä"
      })
  void whatCannotBeMeantIsRefused(String options) {
    List<String> all =
        new ArrayList<>(List.of("--source", NOWHERE + "a", "--target", NOWHERE + "b"));
    all.addAll(List.of(options.split(" ")));
    assertThat(move("follow", all.toArray(String[]::new)).status()).isEqualTo(USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assess",
        "verify",
        "copy",
        "follow",
        "status",
        "pause",
        "resume",
        "throttle",
        "cutover",
        "fallback",
        "finish",
        "abort"
      })
  void theHelpOfACommandNamesItsOptions(String command) {
    CommandLineRun run = transfer(Map.of(), command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: lepton transfer " + command, "--source", "--target");
    assertThat(run.err()).isEmpty();
  }
}
