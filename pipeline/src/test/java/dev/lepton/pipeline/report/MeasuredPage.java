package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser says of a page in which everything is unfolded.
 *
 * @param page its width in pixels
 * @param window the width that it was given
 * @param plotTextHeight of the smallest text in a plot; 0 where there is none
 * @param plotTexts how many there are
 */
record MeasuredPage(int page, int window, int plotTextHeight, int plotTexts) {
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
          + ' window ' + root.clientWidth
          + ' plot ' + (texts.length ? Math.floor(Math.min(...texts)) : 0)
          + ' plots ' + texts.length;
      };
      </script></body></html>
      """;

  private static final Pattern SEEN =
      Pattern.compile("page (\\d+) window (\\d+) plot (\\d+) plots (\\d+)");

  /**
   * @param folder for the browser's files
   */
  static MeasuredPage look(String html, int width, Path folder)
      throws IOException, InterruptedException {
    Path probe =
        Files.writeString(folder.resolve("probe.html"), PROBE.formatted(width, Escape.html(html)));
    Matcher seen = SEEN.matcher(HeadlessBrowser.dom(probe.toUri().toString(), folder));
    assertThat(seen.find()).as("the browser has measured the page").isTrue();
    return new MeasuredPage(number(seen, 1), number(seen, 2), number(seen, 3), number(seen, 4));
  }

  private static int number(Matcher seen, int group) {
    return Integer.parseInt(seen.group(group));
  }
}
