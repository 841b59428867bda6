package dev.lepton.transform.internal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.manifest.Samples;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposeTest {
  private static final Map<String, String> CHOSEN = Map.of("ledger", "always");

  private final Map<?, ?> file =
      new KubernetesSerialization()
          .unmarshal(
              Compose.of(
                  Samples.all().stream()
                      .map(
                          part ->
                              new Compose.Image(
                                  part,
                                  "parts/a/source",
                                  "images/a/Dockerfile",
                                  Optional.ofNullable(CHOSEN.get(part.name()))))
                      .toList()),
              Map.class);

  private Map<?, ?> service(String name) {
    return (Map<?, ?>) ((Map<?, ?>) file.get("services")).get(name);
  }

  @Test
  void itIsAsStrictAsTheManifests() {
    assertThat(service("web-api").get("read_only")).isEqualTo(true);
    assertThat(service("web-api").get("cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(service("web-api").get("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
    assertThat(service("worker").containsKey("ports")).isFalse();
  }

  @Test
  void theDockerfileIsFoundFromTheContext() {
    Map<?, ?> build = (Map<?, ?>) service("web-api").get("build");
    assertThat(build.get("context")).isEqualTo("parts/a/source");
    assertThat(build.get("dockerfile")).isEqualTo("../../../images/a/Dockerfile");
  }

  @Test
  void secretsAreAskedForAndDollarsAreNotVariables() {
    Map<?, ?> environment = (Map<?, ?>) service("worker").get("environment");
    assertThat(environment.get("DATABASE_URL")).asString().startsWith("${DATABASE_URL:?");
    assertThat(environment.get("GREETING")).isEqualTo("yes: \"$$HOME\"");
  }

  @Test
  void onlyServersAreStartedAgainHoweverTheyEnded() {
    assertThat(service("web-api").get("restart")).isEqualTo("unless-stopped");
    assertThat(service("worker").get("restart")).isEqualTo("on-failure");
    assertThat(service("migrate").get("restart")).isEqualTo("no");
  }

  @Test
  void theAuthorsOwnPolicyOfRestartIsKept() {
    assertThat(service("ledger").get("restart")).isEqualTo("always");
  }

  @Test
  void whatTheClockStartsDoesNotStartWithTheRest() {
    assertThat(service("nightly").get("profiles")).isEqualTo(List.of("scheduled"));
    assertThat(service("nightly").containsKey("restart")).isFalse();
  }
}
