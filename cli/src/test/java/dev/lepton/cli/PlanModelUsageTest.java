package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three models on the command line. */
class PlanModelUsageTest {
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
