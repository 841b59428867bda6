package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.deploy.cluster.ObjectChange.Action;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long this takes is the figure of the bar in bench/RESULTS.md. */
@Tag("side-by-side")
class ManyObjectsIT extends ClusterFixture {
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: %s}
      spec:
        selector: {app: %s}
        ports: [{port: 80}]
      """;

  @Test
  void aReleaseOfTwoHundredObjectsIsAppliedAndTracked() {
    List<String> manifests = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String name = "web" + i;
      manifests.add(web("1").replace("web", name));
      manifests.add(SERVICE.formatted(name, name));
      manifests.add(settings("settings-" + i, "blue"));
      manifests.add(settings("limits-" + i, "red"));
    }

    ClusterRelease release = deploy(both(manifests.toArray(String[]::new)));

    assertThat(release.changes()).hasSize(200);
    assertThat(release.changes()).allMatch(change -> change.action() == Action.CREATE);
    assertThat(release.workloads())
        .filteredOn(state -> state.health() == WorkloadState.Health.HEALTHY)
        .hasSize(50);
    assertThat(deploy(both(manifests.toArray(String[]::new))).changes())
        .allMatch(ObjectChange::keeps);
  }
}
