package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Audited;
import dev.lepton.model.transfer.VerificationReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void aMigrationThatWasNeverBegunSaysSo() {
    Outcome outcome = outcome(Examples.empty());

    assertThat(outcome.title()).isEqualTo("Nothing has been done yet");
    assertThat(outcome.text()).contains("the source database is the primary");
  }

  @Test
  void aHealthyMigrationIsGoodAndItsWayBackIsOpen() {
    Outcome outcome = outcome(Examples.complete());

    assertThat(outcome.tone()).isEqualTo(Tone.GOOD);
    assertThat(outcome.next()).contains("open until `lepton cutover --finish`");
  }

  @Test
  void onceFinishedTheWayBackIsClosed() {
    Outcome outcome =
        outcome(Examples.complete().event(new Audited(Phase.CUTOVER, "finish", "the way back")));

    assertThat(outcome.next()).isEqualTo("The way back is closed.");
  }

  @Test
  void aRunThatStoppedHalfWaySaysWhereAndWhyAndThatNothingWasSwitched() {
    Outcome outcome = outcome(Examples.halfWay());

    assertThat(outcome.title()).isEqualTo("Stopped in accept, before the switch");
    assertThat(outcome.text())
        .contains("p95/safe is 410.00, allowed is 250.00")
        .contains("5 of 8 phases are done")
        .contains("Users are served by the old release");
  }

  @Test
  void aRunThatWasToldToEndEarlyDidNotStop() {
    Outcome outcome = outcome(Examples.deployed());

    assertThat(outcome.tone()).isEqualTo(Tone.PLAIN);
    assertThat(outcome.title()).isEqualTo("Prepared as far as asked; not switched");
  }

  @Test
  void aRunWithoutAnEndIsAtWorkOrWasKilled() {
    Outcome outcome =
        outcome(
            Examples.deployed()
                .run("migrate", Optional.empty())
                .event(new Event.PhaseStarted(Phase.ACCEPT)));

    assertThat(outcome.title()).startsWith("Stopped in accept");
    assertThat(outcome.text()).contains("still at work, or its process was killed");
  }

  @Test
  void aMigrationThatFellBackSaysWhyAndThatTheOldReleaseServes() {
    Outcome outcome = outcome(Examples.fellBack());

    assertThat(outcome.title()).isEqualTo("Went back to the old release");
    assertThat(outcome.text())
        .contains("three health probes in a row failed")
        .contains("Users are served by the old release");
    assertThat(outcome.next()).contains("`lepton abort`");
  }

  @Test
  void aFallBackThatWasInterruptedIsNotTakenForDone() {
    Outcome outcome =
        outcome(
            Examples.complete()
                .run("cutover --back", Optional.empty())
                .event(new Audited(Phase.CUTOVER, "fall back", "asked for")));

    assertThat(outcome.title()).isEqualTo("Going back has begun and is not complete");
    assertThat(outcome.next()).contains("`lepton cutover --back`");
  }

  @Test
  void aFallBackBeforeTheLastAbortIsHistory() {
    InputBuilder again = new InputBuilder().run("migrate", Optional.of("ok"));
    again.event(new Audited(Phase.CUTOVER, "fall back", "the first attempt"));
    again.event(new Audited(Phase.CUTOVER, "abort", "everything"));
    again.cutover(ShopMove.cutover("forward")).watch(ShopMove.watch("", 4));

    assertThat(outcome(again).title()).isEqualTo("Switched, watched and healthy");
  }

  @Test
  void anAbortedMigrationIsNotOneThatNeverBegan() {
    InputBuilder aborted =
        new InputBuilder()
            .run("abort", Optional.of("ok"))
            .event(new Audited(Phase.CUTOVER, "abort", "everything"));

    assertThat(outcome(aborted).title()).isEqualTo("Aborted: everything was taken back");
  }

  @Test
  void aReleaseThatIsWorseAndStillServesIsBad() {
    InputBuilder worse =
        Examples.deployed()
            .cutover(ShopMove.cutover("forward"))
            .watch(ShopMove.watch("p95 is 80 ms", 4));

    assertThat(outcome(worse).tone()).isEqualTo(Tone.BAD);
    assertThat(outcome(worse).text()).contains("p95 is 80 ms").contains("by the new release");
  }

  @Test
  void aLostWriteOutweighsAHealthyWatch() {
    Outcome outcome = outcome(Examples.complete().proof(ShopMove.proof(2)));

    assertThat(outcome.tone()).isEqualTo(Tone.BAD);
    assertThat(outcome.text()).contains("2 acknowledged writes are missing");
  }

  @Test
  void aDifferenceOutweighsAHealthyWatch() {
    var differences =
        List.of(
            new VerificationReport.Difference("public.orders", "17", "changed", List.of("total")));
    var transfer = ShopMove.transfer(ShopMove.transfer(3).databases().get(0).tables(), differences);

    assertThat(outcome(Examples.complete().transfer(transfer)).text())
        .contains("1 difference was found");
  }

  @Test
  void whereNothingHadToBeSwitchedNoSwitchIsClaimed() {
    InputBuilder beside =
        new InputBuilder()
            .migration(ShopMigration.withNothingToSwitch())
            .cutover(new CutoverReport("forward", Instant.EPOCH, 0, 0, List.of(), List.of()))
            .watch(ShopMove.watch("", 4));

    assertThat(outcome(beside).title()).isEqualTo("The new release is up and healthy");
    assertThat(Tags.text(new HtmlReport().render(beside.build())))
        .contains("Nothing had to be switched")
        .doesNotContain("not measured", "Switched");
  }

  private static Outcome outcome(InputBuilder input) {
    return Outcome.of(input.build());
  }
}
