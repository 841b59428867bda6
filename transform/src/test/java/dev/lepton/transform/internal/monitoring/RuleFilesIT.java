package dev.lepton.transform.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.transform.internal.manifest.Samples;
import dev.lepton.transform.internal.manifest.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesIT {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  @TempDir Path folder;

  @Test
  void everyAlertFiresAndIsSilentWhenItShould() throws Exception {
    assumeTrue(Files.isExecutable(PROMTOOL), "there is no promtool on this machine");
    Map<String, String> files = RuleFiles.of(Samples.all(), 99.9);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    for (String name : files.keySet()) {
      boolean test = name.endsWith(".test.yaml");
      assertThat(promtool(test ? "test" : "check", "rules", name)).contains("SUCCESS");
    }
  }

  private String promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(PROMTOOL.toString()));
    command.addAll(List.of(arguments));
    Process promtool =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void aServiceHasAtMostEightAlertsEachTestedTwice() {
    for (Workload workload : Samples.all()) {
      List<Alert> alerts = new ServiceAlerts(workload, new ErrorBudget(workload, 99.5)).all();
      assertThat(alerts).hasSizeBetween(2, 8);
      assertThat(alerts).extracting(Alert::name).doesNotHaveDuplicates();
      assertThat(RuleFiles.of(List.of(workload), 99.5).get(workload.name() + ".test.yaml"))
          .contains(alerts.stream().map(alert -> alert.name() + " fires").toList())
          .contains(alerts.stream().map(alert -> alert.name() + " is silent").toList());
    }
  }

  @Test
  void theBudgetIsWhatTheObjectiveLeaves() {
    assertThat(new ErrorBudget(Samples.web(), 99.9).burns("1h", "5m", 14.4)).contains("> 0.0144 ");
    assertThat(new ErrorBudget(Samples.web(), 99.99).burns("3d", "6h", 1)).contains("> 0.0001 ");
  }
}
