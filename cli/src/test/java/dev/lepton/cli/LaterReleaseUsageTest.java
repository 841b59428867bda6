package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to those who ask for a later release before there is a first one. */
final class LaterReleaseUsageTest {
  @TempDir Path folder;
  private SmallApplication application;

  @BeforeEach
  void write() throws IOException {
    application = SmallApplication.in(folder);
    application.spec("  target: {type: local}\n");
  }

  private CommandLineRun deploy(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "deploy";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "-f";
    all[arguments.length + 2] = application.file().toString();
    return CommandLineRun.of(Map.of(), all);
  }

  @Test
  void nothingWasDeployedYet() {
    CommandLineRun run = deploy("status");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("nothing was deployed under the name small");
  }

  @Test
  void beforeUsersAreSwitchedThereIsNothingToGoBackFromOrToCompareWith() {
    for (String command : new String[] {"rollback", "diff"}) {
      CommandLineRun run = deploy(command);

      assertThat(run.status()).as(command).isEqualTo(4);
      assertThat(run.line("fix:")).contains("lepton migrate");
    }
  }

  @Test
  void theFirstReleaseIsACanaryByTheCutOver() {
    CommandLineRun run = deploy("--strategy", "canary");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.line("fix:")).contains("cutover.strategy");
  }

  @Test
  void aClusterWithoutAReleaseIsAMistake() {
    CommandLineRun run = deploy("status", "--namespace", "shop");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.line("fix:")).contains("--release");
  }
}
