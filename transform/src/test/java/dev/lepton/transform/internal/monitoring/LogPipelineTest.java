package dev.lepton.transform.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.kustomize.Overlays;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which containers' files are read, by the patterns of the shell, as Fluent Bit takes them. */
class LogPipelineTest {
  @ParameterizedTest
  @CsvSource({
    "web-7d_shop_web-0a1b.log, true",
    "web-7d_shop-dev_web-0a1b.log, true",
    "web-7d_shop-staging_web-0a1b.log, true",
    "web-7d_shopping_web-0a1b.log, false",
    "web-7d_shop-2_web-0a1b.log, false",
    "shop-7d_other_shop-0a1b.log, false",
  })
  void onlyTheApplicationsOwnNamespacesAreRead(String file, boolean read) {
    String text = LogPipeline.of("shop", Overlays.namespaces("shop"));
    Matcher path = Pattern.compile("path: \"(.*)\"").matcher(text);
    assertThat(path.find()).isTrue();

    assertThat(List.of(path.group(1).split(",")))
        .anySatisfy(one -> assertThat(one).startsWith("/var/log/containers/"));
    assertThat(
            List.of(path.group(1).split(",")).stream()
                .map(one -> FileSystems.getDefault().getPathMatcher("glob:" + one))
                .anyMatch(one -> one.matches(Path.of("/var/log/containers/" + file))))
        .isEqualTo(read);
  }
}
