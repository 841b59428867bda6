package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoverUsageTest {
  @TempDir private Path folder;

  @Test
  void thisMachineBecomesAnInventoryThatOthersAreMergedWith() throws IOException {
    Path azure =
        Files.writeString(
            folder.resolve("azure.csv"),
            "Server name,IP address,Cores,Memory (MB),OS name\nweb1,10.99.0.1,4,8192,Ubuntu\n");
    Path out = folder.resolve("found.json");
    CommandLineRun run =
        CommandLineRun.of(
            "discover", "--duration", "0s", "--merge", azure.toString(), "--out", out.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("discover", "azure-migrate", "2 servers");
    assertThat(CommandLineRun.of("inventory", "show", "web1", "--inventory", out.toString()).out())
        .contains("azure.csv:2:3");
  }

  @Test
  void aHostThatCannotBeReachedIsAFaultOfTheSourceAndTheOthersAreSaved() {
    Path out = folder.resolve("found.json");
    CommandLineRun run =
        CommandLineRun.of(
            "discover", "local", "127.0.0.1:1", "--duration", "0s", "--out", out.toString());
    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err()).contains("ssh://127.0.0.1:1/");
    assertThat(out).exists();
  }

  @Test
  void everyBadLineOfAListIsTold() throws IOException {
    Path list = Files.writeString(folder.resolve("hosts"), "web 1\n# note\nweb2\nx:y:z\n");
    CommandLineRun run = CommandLineRun.of("discover", "--hosts", list.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("hosts:1", "hosts:4");
  }

  @ParameterizedTest
  @CsvSource({
    "'discover --duration soon',no duration",
    "'discover --interval 10ms',at least 1 s",
    "'discover --parallel 0',at least one",
    "'discover web1 --password hunter2',env:NAME",
    "'discover app:hunter2@web1',--password"
  })
  void whatCannotBeMeantIsRefused(String line, String answer) {
    CommandLineRun run = CommandLineRun.of(line.split(" "));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer).doesNotContain("hunter");
  }
}
