package dev.lepton.transfer.postgres.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.FaultProxy;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that swallows everything, at each step of a switch: writers go on at the source. */
class StalledSwitchIT {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private record Step(String name, Consumer<SwitchSession> action) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("drain", SwitchSession::drain),
          new Step("sequences", SwitchSession::sequences),
          new Step("verify", SwitchSession::verifyChanged),
          new Step("reverse", SwitchSession::prepareReverse),
          new Step("close", SwitchSession::closeLeading));

  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.account (id bigserial PRIMARY KEY, owner text NOT NULL UNIQUE, balance numeric)",
          "CREATE TABLE public.journal (at timestamptz, text text)",
          "ALTER TABLE public.journal REPLICA IDENTITY FULL");
  private final FaultProxy toSource = new FaultProxy(fixture.source);
  private final FaultProxy toTarget = new FaultProxy(fixture.target);
  private final LiveLink link = fixture.link(toSource.factory(), toTarget.factory());

  @AfterEach
  void close() {
    link.close();
    toSource.close();
    toTarget.close();
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    "drain, target",
    "sequences, target",
    "verify, target",
    "reverse, target",
    "close, target",
    "drain, source",
    "verify, source",
    "close, source"
  })
  void writersGoOnAtTheSource(String stalledStep, String side) throws Exception {
    FaultProxy proxy = side.equals("source") ? toSource : toTarget;
    link.follow();
    try (Writers writers = new Writers(fixture.source, 2)) {
      writers.awaitMore(10);
      SwitchSession session = link.beginCutover(PAUSE);
      session.fence();
      long fenced = System.nanoTime();
      int acknowledged = writers.acknowledged().size();
      CompletableFuture<Void> rest =
          CompletableFuture.runAsync(
              () -> {
                for (Step step : STEPS) {
                  proxy.stall(step.name().equals(stalledStep));
                  step.action().accept(session);
                }
              });
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> writers.acknowledged().size() > acknowledged + 2);
      double millis = (System.nanoTime() - fenced) / 1e6;
      System.out.printf(
          Locale.ROOT,
          "stalled at %s (%s): writers waited %.0f ms, allowed were %d ms%n",
          stalledStep,
          side,
          millis,
          PAUSE.toMillis());
      proxy.stall(false);
      assertThatThrownBy(rest::join).hasCauseInstanceOf(RuntimeException.class);
      session.close();
      assertThat(writers.failures()).isEmpty();
      writers.awaitMore(10);
    }
    assertThatThrownBy(
            () ->
                fixture.withTarget(c -> c.createStatement().execute("DELETE FROM public.account")))
        .hasMessageContaining("still follows its source");
    fixture.assertSame(link, "public.account", "public.journal");
  }
}
