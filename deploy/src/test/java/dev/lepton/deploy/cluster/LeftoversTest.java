package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.model.error.LeptonException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run leaves that could not even undo itself, and what becomes of it. */
class LeftoversTest extends ClusterFixture {
  private static final String CLAIMS = "/api/v1/namespaces/shop/persistentvolumeclaims/";
  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce]}
      """;

  /** A rollout that loses the server once it has brought this, so that it leaves all as it is. */
  private void lost(String brought, String manifests) {
    assertThat(
            catchThrowableOfType(
                LeptonException.class,
                () ->
                    deploy(
                        manifests,
                        () -> {
                          boolean there = isThere(brought);
                          if (there) {
                            api.letIn("nobody");
                          }
                          return there;
                        })))
        .isNotNull();
    api.letIn("right");
    assertThat(isThere(brought)).as("what was left").isTrue();
  }

  private boolean isThere(String path) {
    return !api.at(path).isMissingNode();
  }

  @Test
  void whatALostRunBroughtIsTakenAwayByTheNextThatDoesNotNameIt() {
    deploy(both(web("1"), settings("look", "red")));
    lost(
        CONFIG_MAPS + "extra",
        both(web("unready"), settings("look", "red"), settings("extra", "blue")));

    deploy(both(web("3"), settings("look", "red")));

    assertThat(isThere(CONFIG_MAPS + "extra")).isFalse();
    assertThat(isThere(CONFIG_MAPS + "look")).isTrue();
    assertThat(image()).isEqualTo("shop:3");
  }

  @Test
  void ofALostRunItsClaimForDataStays() {
    deploy(web("1"));
    lost(CLAIMS + "data", both(web("unready"), CLAIM));

    deploy(web("3"));

    assertThat(isThere(CLAIMS + "data")).isTrue();
  }

  @Test
  void whatTwoLostRunsBroughtGoesTogether() {
    deploy(web("1"));
    lost(CONFIG_MAPS + "second", both(web("unready"), settings("second", "blue")));
    lost(CONFIG_MAPS + "third", both(web("unready"), settings("third", "blue")));

    deploy(web("4"));

    assertThat(isThere(CONFIG_MAPS + "second")).isFalse();
    assertThat(isThere(CONFIG_MAPS + "third")).isFalse();
  }

  @Test
  void theDifferenceNamesWhatWouldBeTakenAwayAndTakesNothing() {
    deploy(web("1"));
    lost(CONFIG_MAPS + "extra", both(web("unready"), settings("extra", "blue")));

    List<ObjectChange> changes = deployer.diff(request(web("3"))).changes();

    assertThat(changes)
        .filteredOn(change -> change.action() == Action.DELETE)
        .extracting(change -> change.object().name())
        .containsExactly("extra");
    assertThat(isThere(CONFIG_MAPS + "extra")).isTrue();
  }
}
