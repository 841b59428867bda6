package dev.lepton.operate.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.operation.Incident;
import dev.lepton.model.operation.Incident.ActionTaken;
import dev.lepton.model.operation.Incident.Outcome;
import dev.lepton.model.operation.RecoveryReport;
import dev.lepton.operate.recovery.RecoverySettings.Until;
import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Choice;
import dev.lepton.operate.recovery.runbook.Condition;
import dev.lepton.operate.recovery.runbook.Deeds;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.operate.recovery.runbook.Runbook.Verification;
import dev.lepton.operate.recovery.runbook.Sign;
import dev.lepton.operate.recovery.runbook.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecoveryTest {
  private static final Facts WELL = Facts.builder().flag(Sign.PROBE_HEALTHY, "shop", true).build();
  private static final Facts ILL = Facts.builder().flag(Sign.PROBE_HEALTHY, "shop", false).build();

  @TempDir Path evidence;
  private final SmallSite site = new SmallSite();
  private Facts now = ILL;
  private Deeds deeds = Deeds.NONE;

  private RecoveryReport run(Runbook runbook, boolean once, boolean dryRun, Duration end) {
    site.facts = () -> now;
    RecoverySettings settings =
        new RecoverySettings(
            List.of(runbook),
            Duration.ofSeconds(1),
            once ? Until.FIRST_ANSWER : Until.STOPPED,
            dryRun,
            evidence);
    DeedBook book =
        new DeedBook() {
          @Override
          public Deeds read() {
            return deeds;
          }

          @Override
          public void write(Deeds next) {
            deeds = next;
          }
        };
    return new Recovery(site, settings, question -> Optional.empty(), book, EventSink.none())
        .run(new SmallPace(end));
  }

  private static When probe(boolean healthy) {
    return new When(
        List.of(new Condition(Sign.PROBE_HEALTHY, new Condition.OneOf(List.of(healthy)))),
        List.of(),
        List.of());
  }

  private static Runbook runbook(boolean approval, ActionKind... actions) {
    return new Runbook(
        "ill",
        "It is ill",
        probe(false),
        2,
        List.of(),
        List.of(new Choice(When.ALWAYS, List.of(actions), approval, "call them")),
        Map.of(
            ActionKind.RESTART,
            new ActionRule(ActionKind.RESTART, 2, Duration.ofHours(1), 1.5, 1024)),
        new Verification(probe(true), Duration.ofSeconds(5), 2));
  }

  private RecoveryReport once(Runbook runbook) {
    return run(runbook, true, false, Duration.ofMinutes(10));
  }

  @Test
  void evidenceIsKeptBeforeAnythingIsDone() throws IOException {
    site.action = kind -> heal();

    Incident incident = once(runbook(false, ActionKind.RESTART)).incidents().get(0);

    assertThat(site.history).containsExactly("save", "restart");
    assertThat(Path.of(incident.evidence()).resolve("shop.log")).hasContent("what it said");
    assertThat(Files.readString(Path.of(incident.evidence()).resolve("facts.txt")))
        .contains("probe.healthy of shop is false");
    assertThat(incident.outcome()).isEqualTo(Outcome.HEALED);
    assertThat(incident.note()).as("nobody needs advice any more").isEmpty();
  }

  @Test
  void whatDoesNotHelpIsFollowedByTheNextAction() {
    site.action = kind -> kind == ActionKind.ROLL_BACK ? heal() : "done";

    Incident incident =
        once(runbook(false, ActionKind.RESTART, ActionKind.ROLL_BACK)).incidents().get(0);

    assertThat(site.history).containsExactly("save", "restart", "roll-back");
    assertThat(incident.outcome()).isEqualTo(Outcome.ROLLED_BACK);
  }

  @Test
  void whatCannotBeDoneIsFollowedByTheNextAction() {
    site.action =
        kind -> {
          if (kind == ActionKind.RESTART) {
            throw new LeptonException(ErrorCode.ROLLOUT_FAILED, "no", "here", "mend it");
          }
          return heal();
        };

    Incident incident =
        once(runbook(false, ActionKind.RESTART, ActionKind.WAIT)).incidents().get(0);

    assertThat(incident.actions()).extracting(ActionTaken::done).containsExactly(false, true);
    assertThat(incident.outcome()).isEqualTo(Outcome.HEALED);
  }

  @Test
  void whenNothingHelpsAPersonIsCalledAndItIsNotTriedAgainAndAgain() {
    RecoveryReport report =
        run(runbook(false, ActionKind.RESTART), false, false, Duration.ofMinutes(10));

    assertThat(report.incidents()).extracting(Incident::outcome).containsExactly(Outcome.ESCALATED);
    assertThat(report.incidents().get(0).note()).contains("call them");
    assertThat(site.history).containsExactly("save", "restart");
    assertThat(report.needsAttention()).isTrue();
  }

  @Test
  void anActionIsTakenAtMostAsOftenAsItsLimitSays() {
    site.action = kind -> heal();
    for (int i = 0; i < 4; i++) {
      now = ILL;
      once(runbook(false, ActionKind.RESTART));
    }

    assertThat(site.history.stream().filter("restart"::equals)).hasSize(2);
  }

  @Test
  void withoutConsentNothingIsDone() {
    Incident incident = once(runbook(true, ActionKind.RESTART)).incidents().get(0);

    assertThat(site.history).containsExactly("save");
    assertThat(incident.outcome()).isEqualTo(Outcome.ESCALATED);
    assertThat(incident.note()).contains("nobody agreed");
  }

  @Test
  void aDryRunDecidesAndTouchesNothing() {
    Incident incident =
        run(runbook(false, ActionKind.RESTART), true, true, Duration.ofMinutes(1))
            .incidents()
            .get(0);

    assertThat(site.history).isEmpty();
    assertThat(evidence).isEmptyDirectory();
    assertThat(incident.outcome()).isEqualTo(Outcome.PLANNED);
    assertThat(incident.note()).isEqualTo("would restart");
  }

  @Test
  void aFailureThatNobodyKnowsIsKeptForAPersonAndLeftAlone() {
    now =
        Facts.builder()
            .text(Sign.INSTANCE_STATE, "shop", "exited")
            .flag(Sign.PROBE_HEALTHY, "shop", true)
            .build();

    RecoveryReport report =
        run(runbook(false, ActionKind.RESTART), false, false, Duration.ofMinutes(1));

    assertThat(report.incidents()).extracting(Incident::failure).containsExactly("unknown");
    assertThat(report.incidents().get(0).outcome()).isEqualTo(Outcome.ESCALATED);
    assertThat(site.history).containsExactly("save");
  }

  @Test
  void evidenceThatCannotBeKeptAnywhereForbidsAnyAction() throws IOException {
    Path file = Files.writeString(evidence.resolve("a-file"), "");
    String temporary = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", file.toString());
    try {
      evidence = file;
      Incident incident = once(runbook(false, ActionKind.RESTART)).incidents().get(0);

      assertThat(site.history).doesNotContain("restart");
      assertThat(incident.note()).contains("evidence cannot be kept");
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
  }

  @Test
  void oneBadLookIsNoFailure() {
    int[] looks = {0};
    SmallSite flaky = site;
    RecoverySettings settings =
        new RecoverySettings(
            List.of(runbook(false, ActionKind.RESTART)),
            Duration.ofSeconds(1),
            Until.FIRST_ANSWER,
            false,
            evidence);
    flaky.facts = () -> looks[0]++ == 0 ? ILL : WELL;

    RecoveryReport report =
        new Recovery(flaky, settings, question -> Optional.empty(), new NoDeeds(), EventSink.none())
            .run(new SmallPace(Duration.ofMinutes(1)));

    assertThat(report.incidents()).isEmpty();
    assertThat(report.healthy()).isTrue();
    assertThat(report.looks()).isEqualTo(2);
  }

  @Test
  void looksBeginAnIntervalApartAndSlowOnesLeaveHalfOfIt() {
    SmallPace pace = new SmallPace(Duration.ofSeconds(9));
    List<Duration> begun = new ArrayList<>();
    Instant start = pace.now();
    Iterator<Integer> lengths = List.of(0, 500, 3_000, 0, 0, 0).iterator();
    site.facts =
        () -> {
          begun.add(Duration.between(start, pace.now()));
          pace.pause(Duration.ofMillis(lengths.next()));
          return WELL;
        };
    RecoverySettings settings =
        new RecoverySettings(List.of(), Duration.ofSeconds(2), Until.STOPPED, false, evidence);

    new Recovery(site, settings, question -> Optional.empty(), new NoDeeds(), EventSink.none())
        .run(pace);

    assertThat(begun.stream().map(Duration::toMillis)).containsExactly(0L, 2_000L, 4_000L, 8_000L);
  }

  private static final class NoDeeds implements DeedBook {
    @Override
    public Deeds read() {
      return Deeds.NONE;
    }

    @Override
    public void write(Deeds deeds) {
      throw new IllegalStateException("nothing was to be done");
    }
  }

  private String heal() {
    now = WELL;
    return "mended";
  }
}
