package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A bad migration.yaml, and ports that are taken: what the user is told, and that nothing has
 * happened.
 */
class BadInputTest {
  private static final int USAGE = 2;
  private static final int CONFIGURATION = 3;
  private static final int PRECONDITION = 4;
  private static final int SOURCE = 5;

  @TempDir Path folder;
  private SmallApplication application;
  private Map<String, String> before = Map.of();

  @BeforeEach
  void writeTheApplication() throws IOException {
    application = SmallApplication.in(folder);
    before = application.source();
  }

  @Test
  void anUnknownKeyIsNamedWithItsLineAndTheWordThatWasMeant() throws IOException {
    CommandLineRun run = migrate("  cutovr: {maxPause: 2s}\n");

    refused(run, CONFIGURATION, "CONFIG_INVALID");
    assertThat(run.err()).contains("unknown key \"cutovr\"");
    assertThat(run.line("where:")).isEqualTo(application.file() + ":6:3");
    assertThat(run.line("fix:")).isEqualTo("did you mean \"cutover\"?");
  }

  @Test
  void aWrongTypeIsNamedWithItsLineAndWhatWasExpected() throws IOException {
    CommandLineRun run = migrate("  accept: {rate: fast}\n");

    refused(run, CONFIGURATION, "CONFIG_INVALID");
    assertThat(run.err())
        .contains("spec.accept.rate: string found, number expected (it is \"fast\")");
    assertThat(run.line("where:")).isEqualTo(application.file() + ":6:12");
    assertThat(run.line("fix:")).contains("requests per second");
  }

  @Test
  void allProblemsAreToldAtOnce() throws IOException {
    CommandLineRun run =
        migrate("  cutovr: {}\n  accept: {rate: fast}\n  watch: {duration: soon}\n");

    refused(run, CONFIGURATION, "CONFIG_INVALID");
    assertThat(run.err()).contains("3 problems", ":6:3", ":7:12", ":8:11");
  }

  @Test
  void aMissingFileSaysHowToGetOne() throws IOException {
    CommandLineRun run = CommandLineRun.of("migrate", "-f", folder.resolve("none.yaml").toString());

    refused(run, CONFIGURATION, "CONFIG_UNREADABLE");
    assertThat(run.line("where:")).isEqualTo(folder.resolve("none.yaml").toString());
    assertThat(run.line("fix:")).contains("lepton init");
  }

  @Test
  void aFolderInPlaceOfTheFileSaysWhichFile() throws IOException {
    CommandLineRun run = CommandLineRun.of("migrate", "-f", folder.toString());

    refused(run, CONFIGURATION, "CONFIG_UNREADABLE");
    assertThat(run.line("fix:")).contains(application.file().toString());
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Files.write(application.file(), new byte[] {(byte) 0xC3, (byte) 0x28, 0x0A});
    CommandLineRun run = application.lepton("migrate");

    assertThat(run.status()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("[CONFIG_UNREADABLE]", "UTF-8");
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws IOException {
    Files.writeString(application.file(), "\uFEFF" + Files.readString(application.file()));

    assertThat(application.lepton("migrate", "--until", "assess").status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "  application: {path: \"a\\0b\"}|path",
        "  target: {gateway: '127.0.0.1:99999999999'}|99999999999",
        "  watch: {duration: 99999999999999h}|99999999999999h",
        "  databases: [{name: db, source: 'postgresql://app@db:70000/shop'}]|70000",
      })
  void aValueThatNoMachineCanTakeIsNotADefect(String line, String named) throws IOException {
    Files.writeString(
        application.file(),
        "apiVersion: lepton.dev/v1\nkind: Migration\nmetadata: {name: small}\nspec:\n"
            + (line.contains("application") ? "" : "  application: {path: .}\n")
            + line.stripTrailing()
            + "\n");
    CommandLineRun run = application.lepton("migrate");

    assertThat(run.status()).as(run.err()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("[CONFIG_INVALID]", named);
    assertThat(run.line("where:")).startsWith(application.file() + ":");
    assertThat(application.workspace()).doesNotExist();
  }

  @Test
  @Timeout(20)
  void anAliasBombIsRefusedBeforeItGrows() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 30; level++) {
      bomb.append("a").append(level).append(": &a").append(level).append(" [");
      bomb.append(("*a" + (level - 1) + ", ").repeat(8))
          .append("*a")
          .append(level - 1)
          .append("]\n");
    }
    Files.writeString(application.file(), bomb);
    CommandLineRun run = application.lepton("migrate");

    assertThat(run.status()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("[CONFIG_INVALID]", "aliases");
    assertThat(application.workspace()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  @Timeout(20)
  void endlessNestingIsRefusedBeforeItGrows(String level) throws IOException {
    Files.writeString(application.file(), level.repeat(100_000));
    CommandLineRun run = application.lepton("migrate");

    assertThat(run.status()).as(run.err()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("[CONFIG_INVALID]", "levels").hasSizeLessThan(1_000);
  }

  @Test
  @Timeout(20)
  @EnabledOnOs(OS.LINUX)
  void aFileWithoutEndIsRefusedBeforeMemoryIsFull() {
    CommandLineRun run = CommandLineRun.of("migrate", "-f", "/dev/zero");

    assertThat(run.status()).as(run.err()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("1 MiB");
  }

  @Test
  void anApplicationThatIsNotThereIsNamedWithItsLine() throws IOException {
    Files.writeString(
        application.file(),
        Files.readString(application.file()).replace("path: .", "path: nowhere"));
    CommandLineRun run = application.lepton("migrate");

    assertThat(run.status()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("[CONFIG_INVALID]", "there is no " + folder.resolve("nowhere"));
    assertThat(run.line("where:")).endsWith("migration.yaml:5:17");
  }

  @Test
  void anApplicationThatIsAFileIsRefused() throws IOException {
    Files.writeString(
        application.file(),
        Files.readString(application.file()).replace("path: .", "path: app.py"));
    CommandLineRun run = application.lepton("migrate");

    assertThat(run.status()).as(run.err()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("app.py", "folder");
  }

  @Test
  void aMistypedSettingIsAnsweredWithTheOneThatWasMeant() throws IOException {
    CommandLineRun run = application.lepton("migrate", "--set", "cutover.maxPaus=2s");

    refused(run, USAGE, "USAGE");
    assertThat(run.line("where:")).isEqualTo("--set cutover.maxPaus");
    assertThat(run.line("fix:")).isEqualTo("did you mean cutover.maxPause?");
  }

  @Test
  void aSettingOfTheWrongTypeNamesTheFlag() throws IOException {
    CommandLineRun run = application.lepton("migrate", "--set", "accept.rate=fast");

    refused(run, CONFIGURATION, "CONFIG_INVALID");
    assertThat(run.line("where:")).isEqualTo("--set accept.rate");
  }

  @Test
  void aVariableOfTheWrongTypeNamesTheVariable() throws IOException {
    CommandLineRun run = application.lepton(Map.of("LEPTON_WATCH_DURATION", "soon"), "migrate");

    refused(run, CONFIGURATION, "CONFIG_INVALID");
    assertThat(run.line("where:")).isEqualTo("environment variable LEPTON_WATCH_DURATION");
  }

  @Test
  void aPasswordThatIsNotSetNamesTheVariable() throws IOException {
    application.spec(databases("env:NOT_SET_ANYWHERE", freePort()));
    CommandLineRun run = application.lepton("migrate", "--until", "transfer");

    assertThat(run.status()).as(run.err()).isEqualTo(CONFIGURATION);
    assertThat(run.err()).contains("[SECRET_UNRESOLVED]", "NOT_SET_ANYWHERE is not set");
    assertThat(run.line("fix:")).contains("export it");
    assertThat(application.document("transfer")).doesNotExist();
  }

  @Test
  void databasesThatCannotBeReachedAreBothNamedAndTheSourcesCodeCounts() throws IOException {
    int port = freePort();
    application.spec(databases("env:PASSWORD", port));
    CommandLineRun run =
        application.lepton(Map.of("PASSWORD", "geheim"), "migrate", "--until", "transfer");

    assertThat(run.status()).as(run.err()).isEqualTo(SOURCE);
    assertThat(run.err())
        .contains("[SOURCE_UNREACHABLE] 2 problems", "the target database cannot be reached")
        .doesNotContain("geheim");
    assertThat(run.line("where:")).contains("127.0.0.1:" + port);
    assertThat(run.line("fix:")).contains("host, port and firewall");
    assertThat(application.document("transfer")).doesNotExist();
    assertThat(application.document("transform")).exists();
  }

  @Test
  void aGatewaysPortThatIsTakenIsFoundBeforeAnythingIsMoved() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      application.spec("  target: {gateway: '127.0.0.1:" + other.getLocalPort() + "'}\n");
      CommandLineRun run = application.lepton("migrate", "--until", "transfer");

      assertThat(run.status()).as(run.err()).isEqualTo(PRECONDITION);
      assertThat(run.err()).contains("[PORT_TAKEN]", String.valueOf(other.getLocalPort()));
      assertThat(run.line("fix:")).contains("target.gateway");
      assertThat(application.document("transfer")).doesNotExist();
    }
  }

  @Test
  void aReleasesPortThatIsTakenIsFoundBeforeAnythingIsMoved() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      application.spec("  target: {port: " + other.getLocalPort() + "}\n");
      CommandLineRun run = application.lepton("migrate", "--until", "transfer");

      assertThat(run.status()).as(run.err()).isEqualTo(PRECONDITION);
      assertThat(run.err()).contains("[PORT_TAKEN]", String.valueOf(other.getLocalPort()));
      assertThat(run.line("fix:")).contains("target.port");
    }
  }

  private CommandLineRun migrate(String more) throws IOException {
    application.spec(more);
    before = application.source();
    return application.lepton("migrate");
  }

  /** Says why, says how to mend it, prints no data, and has touched nothing. */
  private void refused(CommandLineRun run, int status, String code) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.err()).startsWith("error[" + code + "]");
    assertThat(run.line("where:")).isNotEmpty();
    assertThat(run.line("fix:")).isNotEmpty();
    assertThat(run.out()).isEmpty();
    assertThat(application.workspace()).doesNotExist();
    assertThat(application.source()).isEqualTo(before);
  }

  private static String databases(String password, int port) {
    String address = "postgresql://app@127.0.0.1:" + port + "/shop?sslmode=disable";
    return "  databases:\n    - {name: db, source: '"
        + address
        + "', password: '"
        + password
        + "', target: '"
        + address
        + "'}\n";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
