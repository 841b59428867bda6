package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis that stays and tells what each change brings. */
class WatchUsageTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String EXIT = "class A { void f() { System.exit(1); } }";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private void awaitOut(String text) {
    await().atMost(LONG).until(() -> out.toString().contains(text));
  }

  @Test
  void eachChangeTellsWhatHasComeAndGone() throws IOException, InterruptedException {
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Path file = Files.writeString(tree.resolve("A.java"), "class A {}");
    AtomicInteger status = new AtomicInteger(-1);
    Thread watching =
        new Thread(
            () ->
                status.set(
                    Main.run(
                        CommandLineRun.terminal(out, err, Map.of()),
                        "assess",
                        tree.toString(),
                        "--watch",
                        "--cache",
                        folder.resolve("cache").toString(),
                        "-o",
                        "json",
                        "--out",
                        tree.resolve("report.json").toString())));
    watching.start();
    await().atMost(LONG).until(() -> err.toString().contains("watching"));

    Files.writeString(file, EXIT);
    awaitOut("1 new, 0 gone");
    assertThat(out.toString()).contains("+ ", "A.java:1", "lepton-java-lifecycle-0010");
    await()
        .atMost(LONG)
        .until(
            () ->
                Files.readString(tree.resolve("report.json"))
                    .contains("lepton-java-lifecycle-0010"));
    Files.writeString(file, "\n" + EXIT);
    awaitOut("0 new, 0 gone");
    Files.delete(file);
    awaitOut("0 new, 1 gone");

    watching.interrupt();
    watching.join(LONG.toMillis());
    assertThat(status).hasValue(0);
  }

  @Test
  void aDocumentOnStandardOutputOrAPhaseCannotBeRepeated() {
    assertThat(
            CommandLineRun.of("assess", folder.toString(), "--watch", "-o", "sarif").line("fix:"))
        .contains("--out");
    assertThat(CommandLineRun.of("assess", "--watch").line("fix:")).contains("PATHs");
  }
}
