package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of drills and backups in a real browser, with names that have no end. */
@Tag("browser")
class OperationPagesIT {
  @TempDir Path folder;

  static Stream<String> pages() {
    return OperationPages.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void onAPhoneNothingIsWiderThanTheWindow(String page) throws Exception {
    MeasuredPage seen = MeasuredPage.look(page, 390, folder);

    assertThat(seen.page()).isLessThanOrEqualTo(seen.window());
  }
}
