package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line itself: help, and arguments that make no sense. */
class UsageTest {
  private static final int USAGE = 2;

  @Test
  void withoutACommandTheUsageGoesToStandardError() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("Usage: lepton", "migrate", "lepton demo");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "migrate --untill plan",
        "assess -o xml",
        "status extra",
        "cutover --back --finish"
      })
  void whatNobodyUnderstandsIsRefusedWithWhatIsUnderstood(String line) {
    CommandLineRun run = CommandLineRun.of(line.split(" "));

    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err())
        .containsAnyOf("Usage: lepton", "Possible solutions: --until")
        .endsWith("\n");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "deploy rollback --to x,is not a whole number,lepton deploy rollback",
    "accept load --rate fast,is not a number,lepton accept load"
  })
  void aValueOfTheWrongKindIsToldWithoutAllThatTheCommandTakes(
      String line, String said, String where) {
    CommandLineRun run = CommandLineRun.of(line.split(" "));

    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err())
        .contains("error[USAGE]", said, "where: " + where, "`" + where + " --help`")
        .doesNotContain("Show this help");
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheOneThatWasMeant() {
    CommandLineRun run = CommandLineRun.of("migrat");

    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("migrate");
  }

  @Test
  void anUnknownPhaseIsAnsweredWithThePhasesThereAre() {
    CommandLineRun run = CommandLineRun.of("migrate", "--until", "nonsense");

    assertThat(run.status()).isEqualTo(USAGE);
    assertThat(run.err()).contains("no phase nonsense", "assess", "cutover", "operate");
  }

  @Test
  void aPhaseIsUnderstoodInCapitalsToo() {
    assertThat(CommandLineRun.of("migrate", "--until", "ASSESS", "-f", "none.yaml").err())
        .contains("CONFIG_UNREADABLE");
  }

  @Test
  void theHelpOfLeptonNamesEveryCommand() {
    CommandLineRun run = CommandLineRun.of("--help");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains(commands());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfACommandDescribesEveryOption(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    for (OptionSpec option :
        commandLine().getSubcommands().get(command).getCommandSpec().options()) {
      assertThat(run.out()).contains(option.names());
      assertThat(option.description()).as(option.longestName()).isNotEmpty();
    }
  }

  @Test
  void theVersionIsPrinted() {
    CommandLineRun run = CommandLineRun.of("--version");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("lepton ");
  }

  static String[] commands() {
    return commandLine().getSubcommands().keySet().stream()
        .filter(name -> !name.equals("help"))
        .toArray(String[]::new);
  }

  private static CommandLine commandLine() {
    return Main.commandLine(
        CommandLineRun.terminal(new StringWriter(), new StringWriter(), Map.of()));
  }
}
