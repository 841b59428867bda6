package dev.lepton.accept;

import static dev.lepton.accept.testing.Requests.get;
import static dev.lepton.accept.testing.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.accept.testing.TestServer;
import dev.lepton.accept.testing.TestServer.Seen;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.RequestSpec;
import dev.lepton.model.migration.RequirementSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptorIT {
  @TempDir Path bundle;

  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final TestServer old = TestServer.fine();
  private final TestServer fresh = TestServer.fine();
  private final TestServer clone = TestServer.fine();
  private boolean enabled = true;
  private List<RequestSpec> safe = List.of(get("/products/${n}"));

  @AfterEach
  void stopServers() {
    List.of(old, fresh, clone).forEach(TestServer::close);
  }

  @Test
  void passesAReleaseThatIsAsGoodAsTheOldOne() {
    AcceptanceReport report = accept(Optional.of(old.url()), fresh.url(), Optional.of(clone.url()));

    assertThat(report.passed()).isTrue();
    assertThat(report.loads())
        .extracting(load -> load.release() + "/" + load.kind())
        .containsExactly("old/safe", "new/safe", "new/write");
    assertThat(report.loads()).extracting(LoadResult::errors).containsOnly(0L);
  }

  @Test
  void writesNowhereButOnTheClone() {
    accept(Optional.of(old.url()), fresh.url(), Optional.of(clone.url()));

    assertThat(old.seen()).extracting(Seen::method).doesNotContain("POST");
    assertThat(fresh.seen()).extracting(Seen::method).doesNotContain("POST");
    assertThat(clone.seen()).extracting(Seen::method).contains("POST");
  }

  @Test
  void saysWhichWritesAreNotTestedWithoutAClone() {
    AcceptanceReport report = accept(Optional.of(old.url()), fresh.url(), Optional.empty());

    assertThat(report.notTested())
        .contains("POST /orders: there is no throw-away clone to write to");
  }

  @Test
  void saysThatNothingWasComparedWithoutAnOldRelease() {
    AcceptanceReport report = accept(Optional.empty(), fresh.url(), Optional.of(clone.url()));

    assertThat(report.notTested())
        .contains("comparison with the old release: no application.url is known");
  }

  @Test
  void failsAReleaseWithErrorsAndNotesWhy() {
    try (TestServer broken = new TestServer(exchange -> TestServer.answer(exchange, 500, ""))) {
      AcceptanceReport report =
          accept(Optional.of(old.url()), broken.url(), Optional.of(clone.url()));

      assertThat(report.passed()).isFalse();
      assertThat(events)
          .filteredOn(Event.Noted.class::isInstance)
          .anySatisfy(event -> assertThat(event.toString()).contains("errors/safe failed"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"container/Dockerfile", "source/Dockerfile", "Dockerfile"})
  void failsABundleWithAHighFinding(String dockerfile) throws IOException {
    Files.createDirectories(bundle.resolve(dockerfile).getParent());
    Files.writeString(bundle.resolve(dockerfile), "FROM base:1\n");

    AcceptanceReport report = accept(Optional.of(old.url()), fresh.url(), Optional.of(clone.url()));

    assertThat(report.passed()).isFalse();
    assertThat(report.verdicts()).allMatch(AcceptanceReport.Verdict::passed);
  }

  @Test
  void reviewsTheManifestsOfTheBundle() throws IOException {
    Files.createDirectories(bundle.resolve("manifests"));
    Files.writeString(
        bundle.resolve("manifests/map.yaml"), "kind: ConfigMap\ndata: {TOKEN: abc}\n");

    AcceptanceReport report = accept(Optional.of(old.url()), fresh.url(), Optional.of(clone.url()));

    assertThat(report.security())
        .anyMatch(check -> check.id().equals("manifest-configmap-secrets") && check.blocks());
  }

  @Test
  void startsAndFinishesEachStep() {
    accept(Optional.of(old.url()), fresh.url(), Optional.of(clone.url()));

    assertThat(events)
        .filteredOn(Event.StepFinished.class::isInstance)
        .extracting(event -> ((Event.StepFinished) event).step())
        .containsExactly("security", "load/old/safe", "load/new/safe", "load/new/write");
  }

  @Test
  void refusesASafeRequestThatWouldWrite() {
    safe = List.of(post("/orders", "{}"));

    assertRefused(
        ErrorCode.CONFIG_INVALID, Optional.of(old.url()), fresh.url(), Optional.of(clone.url()));
    assertThat(fresh.seen()).isEmpty();
  }

  @Test
  void refusesACloneThatIsTheLiveRelease() {
    assertRefused(
        ErrorCode.CONFIG_INVALID,
        Optional.of(old.url()),
        fresh.url(),
        Optional.of(fresh.url() + "/"));
  }

  @Test
  void saysThatTheNewReleaseDoesNotAnswer() {
    fresh.close();

    assertRefused(
        ErrorCode.TARGET_UNREACHABLE, Optional.of(old.url()), fresh.url(), Optional.empty());
  }

  @Test
  void saysThatTheOldReleaseDoesNotAnswer() {
    old.close();

    assertRefused(
        ErrorCode.SOURCE_UNREACHABLE, Optional.of(old.url()), fresh.url(), Optional.empty());
  }

  @Test
  void sendsNothingWhenSwitchedOff() {
    enabled = false;

    AcceptanceReport report = accept(Optional.of(old.url()), fresh.url(), Optional.of(clone.url()));

    assertThat(report.notTested())
        .containsExactly("everything: accept.enabled is false in migration.yaml");
    assertThat(fresh.seen()).isEmpty();
  }

  private void assertRefused(
      ErrorCode code, Optional<String> oldUrl, String newUrl, Optional<String> cloneUrl) {
    assertThatThrownBy(() -> accept(oldUrl, newUrl, cloneUrl))
        .isInstanceOfSatisfying(LeptonException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private AcceptanceReport accept(
      Optional<String> oldUrl, String newUrl, Optional<String> cloneUrl) {
    AcceptSpec spec =
        new AcceptSpec(
            enabled,
            50,
            Duration.ofMillis(200),
            Duration.ZERO,
            safe,
            List.of(post("/orders", "{\"reference\": \"accept-${n}\"}")),
            new AcceptSpec.Thresholds(1, Optional.of(2000.0), 400));
    RequirementSpec requirements =
        new RequirementSpec(
            Optional.empty(), Optional.of(2000.0), 99.9, List.of(), List.of(), "any", 0, 50);
    return new Acceptor(events::add)
        .accept(new AcceptRequest(spec, requirements, oldUrl, newUrl, cloneUrl, bundle));
  }
}
