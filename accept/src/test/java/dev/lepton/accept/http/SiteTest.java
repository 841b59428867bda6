package dev.lepton.accept.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  @Test
  void joinsBasePathAndRequestPath() {
    assertThat(Site.of("http://shop.example:8080/app/").resolve("/orders?x=1"))
        .isEqualTo(URI.create("http://shop.example:8080/app/orders?x=1"));
  }

  @Test
  void takesTheSchemeInAnyCase() {
    assertThat(Site.of("HTTP://shop.example").resolve("/"))
        .isEqualTo(URI.create("http://shop.example/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.example", "ftp://shop.example", "http://", "/only/a/path", "not a url", ""})
  void refusesWhatIsNoWebAddress(String url) {
    assertThatThrownBy(() -> Site.of(url)).satisfies(SiteTest::isConfigurationProblem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@evil.example/", "//evil.example/", "http://evil.example/", "orders", "/a b", ""})
  void refusesAPathThatLeadsElsewhereOrNowhere(String path) {
    assertThatThrownBy(() -> Site.of("http://shop.example").resolve(path))
        .satisfies(SiteTest::isConfigurationProblem);
  }

  @Test
  void ownsItsDefaultPortWrittenOut() {
    assertThat(Site.of("http://shop.example").owns(URI.create("http://SHOP.example:80/x")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/",
        "http://shop.example:81/",
        "http://other.example/",
        "/relative"
      })
  void ownsNoOtherOrigin(String other) {
    assertThat(Site.of("http://shop.example").owns(URI.create(other))).isFalse();
  }

  private static void isConfigurationProblem(Throwable failure) {
    assertThat(failure).isInstanceOf(LeptonException.class);
    assertThat(((LeptonException) failure).code()).isEqualTo(ErrorCode.CONFIG_INVALID);
  }
}
