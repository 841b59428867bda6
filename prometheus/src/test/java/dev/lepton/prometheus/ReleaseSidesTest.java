package dev.lepton.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReleaseSidesTest {
  private static String matcher(String metrics, boolean isNew, String... names) {
    return RequestMetrics.named(metrics).orElseThrow().sides().matcher(isNew, List.of(names));
  }

  @Test
  void nginxCountsBothUnderOneIngressAndNamesTheCanary() {
    assertThat(matcher("nginx", false, "web")).isEqualTo("ingress=~\"(web)\",canary=\"\"");
    assertThat(matcher("nginx", true, "web")).isEqualTo("ingress=~\"(web)\",canary!=\"\"");
  }

  @Test
  void othersNameTheDeployment() {
    assertThat(matcher("istio", true, "web-green", "api.green"))
        .isEqualTo("destination_workload=~\"(web-green|api[.]green)\"");
    assertThat(matcher("micrometer", false, "web-blue"))
        .isEqualTo("pod=~\"(web-blue)-[a-z0-9]+-[a-z0-9]+\"");
  }
}
