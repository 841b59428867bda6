package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Chromium without a window; a test that asks for it is skipped by name where there is none. */
final class HeadlessBrowser {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private HeadlessBrowser() {}

  /**
   * The document once its scripts have run.
   *
   * @param folder for the profile and the output
   */
  static String dom(String address, Path folder) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "skipped: there is no Chromium");
    Path output = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--window-size=1400,1000",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                address)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(60, TimeUnit.SECONDS)).as("the browser came to an end").isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return Files.readString(output);
  }
}
