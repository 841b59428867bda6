package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three models on the command line. */
class PlanModelUsageTest {
  @TempDir Path folder;

  private static final String WORKED =
      "plan model --cpu 4 --memory 16 --storage 200 --network 50 --time 100 --load 1000";

  private static CommandLineRun run(String line) {
    return CommandLineRun.of(line.split(" "));
  }

  @Test
  void theWorkedExampleIsAnsweredAsJson() {
    CommandLineRun run = run(WORKED + " -o json");
    assertThat(run.status()).isZero();
    assertThat(run.out().replaceAll("\\s", ""))
        .contains("\"demandIndex\":429.0", "\"monthlyCost\":2110.0", "\"performanceIndex\":1002.0");
  }

  @Test
  void theTableShowsHowTheFiguresCameAbout() {
    assertThat(run(WORKED).out())
        .contains("R = 4·4 + 0.5·16 + 2·200 + 0.1·50 = 429", "= $2110", "= 1002");
  }

  @Test
  void weightsAndPricesCanBeGiven() {
    assertThat(run(WORKED + " --weights 1,1,1,1 --prices 2,2,2,2").out())
        .contains("= 270", "= $540");
  }

  @Test
  void weightsAreFittedToAHistoryAndUsed() throws IOException {
    Path history = folder.resolve("history.csv");
    StringBuilder text = new StringBuilder("cpu,memory,storage,network,demand\n");
    for (int i = 1; i <= 30; i++) {
      int memory = i * i % 17;
      int storage = i * 7 % 23;
      int network = i * 5 % 19;
      double demand = 4 * i + 0.5 * memory + 2 * storage + 0.1 * network;
      text.append(i).append(',').append(memory).append(',').append(storage).append(',');
      text.append(network).append(',').append(demand).append('\n');
    }
    Files.writeString(history, text);

    CommandLineRun alone = run("plan model --fit " + history);
    CommandLineRun used = run(WORKED + " --fit " + history + " -o json");

    assertThat(alone.status()).isZero();
    assertThat(alone.out()).contains("R-squared 1.0000", "--weights 4,0.5,2,0.1");
    assertThat(used.out().replaceAll("\\s", "")).contains("\"rSquared\":", "\"demandIndex\":4");
  }

  @ParameterizedTest
  @CsvSource({
    "plan model --cpu 4 --memory 16,Missing required options",
    "plan model --cpu four --memory 16 --storage 200 --network 50 --load 1,'Invalid value'",
    "plan model --cpu -4 --memory 16 --storage 200 --network 50 --load 1,--cpu is -4",
    "plan model --cpu NaN --memory 16 --storage 200 --network 50 --load 1,--cpu is NaN",
    "plan model --cpu 1e12 --memory 16 --storage 200 --network 50 --load 1,no estate",
    "plan model --cpu 4 --memory 16 --storage 200 --network 0 --load 1,above 0",
    "plan model --cpu 4 --memory 16 --storage 200 --network 5 --load 1 --weights 1;2,--weights"
  })
  void figuresThatCannotBeAreRefused(String line, String answer) {
    CommandLineRun run = run(line.replace(';', ','));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer);
    assertThat(run.out()).isEmpty();
  }
}
