package dev.lepton.accept.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Header;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Text;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.1",
        "https://127.3.2.1",
        "http://[::1]:80"
      })
  void letsThisMachineBeRead(String url) {
    AllowedHosts.loopback().require(traffic("GET", url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost.example", "http://127.0.0.1.example", "http://10.0.0.1"})
  void refusesWhatOnlyLooksLikeThisMachine(String url) {
    assertThatThrownBy(() -> AllowedHosts.loopback().require(traffic("GET", url)))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
              assertThat(e.problems().get(0).where()).isEqualTo("scenario.yaml:7");
              assertThat(e.problems().get(0).fix()).contains("accept.hosts: [{url: " + url + "}]");
            });
  }

  @Test
  void refusesToWriteOnThisMachineWithoutLeave() {
    assertThatThrownBy(
            () -> AllowedHosts.loopback().require(traffic("POST", "http://localhost:8080")))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> assertThat(e.problems().get(0).fix()).contains("throwAway: true"));
  }

  private static Traffic traffic(String method, String url) {
    RequestTemplate request =
        new RequestTemplate(
            Site.of(url),
            new RequestTemplate.Line(method, Text.of("/")),
            List.<Header>of(),
            Optional.empty(),
            "scenario.yaml:7");
    return Traffic.weighted(List.of(Journey.of(Step.of(request))), List.of());
  }
}
