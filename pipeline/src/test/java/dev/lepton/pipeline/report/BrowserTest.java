package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser, everything unfolded, on a desk and on a phone. */
@Tag("browser")
class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /** Unfolds all, then tells page width, window width and the height of the smallest plot text. */
  private static final String PROBE =
      """
      <!DOCTYPE html><html><body><pre id="seen"></pre>
      <iframe id="page" style="width:%dpx;height:800px;border:0" srcdoc="%s"></iframe>
      <script>
      onload = () => {
        const page = document.getElementById('page').contentDocument;
        page.querySelectorAll('details').forEach(part => { part.open = true; });
        const root = page.documentElement;
        const texts = [...page.querySelectorAll('svg text')]
          .map(text => text.getBoundingClientRect().height).filter(height => height > 0);
        document.getElementById('seen').textContent = 'page ' + root.scrollWidth
          + ' window ' + root.clientWidth + ' plot ' + Math.floor(Math.min(...texts))
          + ' plots ' + texts.length;
      };
      </script></body></html>
      """;

  private static final Pattern SEEN =
      Pattern.compile("page (\\d+) window (\\d+) plot (\\d+) plots (\\d+)");

  @TempDir Path folder;

  @Test
  void onADeskNothingIsWiderThanTheWindow() throws Exception {
    Seen seen = look(1280);

    assertThat(seen.window()).isEqualTo(1280);
    assertThat(seen.page()).isLessThanOrEqualTo(1280);
  }

  @Test
  void onAPhoneNothingIsWiderThanTheWindowAndPlotsCanBeRead() throws Exception {
    Seen seen = look(390);

    assertThat(seen.window()).isEqualTo(390);
    assertThat(seen.page()).isLessThanOrEqualTo(390);
    assertThat(seen.plotTexts()).isPositive();
    assertThat(seen.plotTextHeight()).isGreaterThanOrEqualTo(12);
  }

  private record Seen(int page, int window, int plotTextHeight, int plotTexts) {}

  private Seen look(int width) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(CHROMIUM), "browser check of the report skipped: there is no Chromium");
    String report = Escape.html(new HtmlReport().render(unwieldy().build()));
    Path probe = Files.writeString(folder.resolve("probe.html"), PROBE.formatted(width, report));
    Matcher seen = SEEN.matcher(dump(probe));
    assertThat(seen.find()).as("the browser has measured the page").isTrue();
    return new Seen(number(seen, 1), number(seen, 2), number(seen, 3), number(seen, 4));
  }

  /** Words that have no end, in every place that a user's text can reach. */
  private static InputBuilder unwieldy() {
    String endless = "unbreakable".repeat(40);
    return Examples.complete()
        .assessment(
            ShopMigration.assessment(
                List.of(ShopMigration.finding(endless, Severity.MANDATORY, 7, endless))))
        .event(new Event.Audited(Phase.DEPLOY, endless, endless))
        .event(new Event.Audited(Phase.CUTOVER, "fall back", endless));
  }

  private static int number(Matcher seen, int group) {
    return Integer.parseInt(seen.group(group));
  }

  private String dump(Path page) throws IOException, InterruptedException {
    Path output = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                List.of(
                    CHROMIUM.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--hide-scrollbars",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--window-size=1400,1000",
                    "--virtual-time-budget=5000",
                    "--dump-dom",
                    page.toUri().toString()))
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
