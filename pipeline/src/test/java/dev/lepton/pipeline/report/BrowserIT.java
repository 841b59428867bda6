package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser, everything unfolded, on a desk and on a phone. */
@Tag("browser")
class BrowserIT {
  @TempDir Path folder;

  @Test
  void onADeskNothingIsWiderThanTheWindow() throws Exception {
    MeasuredPage seen = look(1280);

    assertThat(seen.window()).isEqualTo(1280);
    assertThat(seen.page()).isLessThanOrEqualTo(1280);
  }

  @Test
  void onAPhoneNothingIsWiderThanTheWindowAndPlotsCanBeRead() throws Exception {
    MeasuredPage seen = look(390);

    assertThat(seen.window()).isEqualTo(390);
    assertThat(seen.page()).isLessThanOrEqualTo(390);
    assertThat(seen.plotTexts()).isPositive();
    assertThat(seen.plotTextHeight()).isGreaterThanOrEqualTo(12);
  }

  private MeasuredPage look(int width) throws IOException, InterruptedException {
    return MeasuredPage.look(new HtmlReport().render(unwieldy().build()), width, folder);
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
}
