package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lepton operate cost} and {@code rightsize} say where something is wrong. */
class OperateUsageTest {
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir Path folder;

  private static CommandLineRun operate(String command, String... more) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("operate", command), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cost", "rightsize"})
  void aPrometheusThatCannotBeReachedIsSaid(String command) {
    CommandLineRun run = operate(command, "--prometheus", NOWHERE);

    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err()).contains("SOURCE_UNREACHABLE").contains(NOWHERE);
  }

  @ParameterizedTest
  @CsvSource({
    "401, SOURCE_REJECTED_LOGIN, '{}'",
    "200, SOURCE_FAILED, '<html>'",
    "422, SOURCE_FAILED, '{\"status\":\"error\",\"error\":\"query timed out\"}'",
    "200, SOURCE_FAILED, '{\"status\":\"success\",\"data\":{\"result\":[]}}'"
  })
  void whatPrometheusRefusesIsSaid(int status, String code, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      CommandLineRun run = operate("cost", "--prometheus", address);

      assertThat(run.err()).contains(code);
      assertThat(run.status()).isEqualTo(5);
      assertThat(run.line("fix:")).isNotEmpty();
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--window, yesterday",
    "--window, 8760000h",
    "--step, 7m",
    "--step, 10s",
    "--until, soon",
    "--budget, much",
    "--node-price, -1",
    "--months, 0",
    "--by, colour"
  })
  void whatCannotBeMeantIsRefusedBeforeAnythingIsAsked(String option, String value) {
    CommandLineRun run = operate("cost", "--prometheus", NOWHERE, option, value);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }

  @ParameterizedTest
  @CsvSource({
    "--raise-above, 0",
    "--lower-below, 50",
    "--windows, 0",
    "--cool-down, never",
    "--rule, guess",
    "--max-seconds, 0"
  })
  void dampingThatCannotBeMeantIsRefused(String option, String value) {
    assertThat(operate("rightsize", "--prometheus", NOWHERE, option, value).status()).isEqualTo(2);
  }

  @Test
  void aPriceFileTellsEverythingThatIsWrongWithIt() throws IOException {
    Path file = folder.resolve("prices.csv");
    Files.writeString(
        file, "kind,name,usd\nnode,m5.large,cheap\nlunch,,3\nnode,a,1\nnode,a,2\nstorage,gp3,-1\n");

    CommandLineRun run = operate("cost", "--prometheus", NOWHERE, "--prices", file.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "4 problems",
            "prices.csv:2",
            "no kind \"lunch\"",
            "node/a has two prices",
            "prices.csv:6");
    assertThat(operate("cost", "--prometheus", NOWHERE, "--prices", "none.csv").status())
        .isEqualTo(3);
  }

  @Test
  void aStateThatIsSomethingElseIsRefused() throws IOException {
    Path state = folder.resolve("state.json");
    Files.writeString(state, "[1, 2]");

    CommandLineRun run = operate("rightsize", "--prometheus", NOWHERE, "--state", state.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("no memory of recommendations");
  }

  @Test
  void manifestsThatAreNotThereAreSaid() {
    CommandLineRun run =
        operate(
            "rightsize", "--prometheus", NOWHERE, "--manifests", folder.resolve("no").toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("there is no such folder");
  }
}
