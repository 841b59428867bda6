package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.transfer.postgres.FaultProxy;
import dev.lepton.transfer.postgres.connect.Silence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The other side vanishes without a farewell, and its server keeps what the connection held: the
 * stream notices, frees the slot and the locks, and goes on exactly.
 */
@Tag("side-by-side")
class HalfOpenIT {
  private final WrittenSource load = new WrittenSource();
  private final LiveFixture fixture = load.fixture;
  private final FaultProxy toSource = new FaultProxy(fixture.source);
  private final FaultProxy toTarget = new FaultProxy(fixture.target);
  private LiveLink link = link();

  private LiveLink link() {
    return fixture.link(toSource.factory(), toTarget.factory());
  }

  @BeforeEach
  void bePatientForAShorterTime() {
    System.setProperty(Silence.PROPERTY, "2");
    link.follow();
    fixture.source("INSERT INTO public.entry VALUES (0)");
    link.catchUp(WrittenSource.LONG);
  }

  @AfterEach
  void close() {
    link.close();
    System.clearProperty(Silence.PROPERTY);
    toSource.close();
    toTarget.close();
    load.close();
  }

  @Test
  void anIdleSourceThatVanishedIsConnectedToAnew() {
    toSource.forget();
    fixture.source("INSERT INTO public.entry VALUES (1)");
    await().atMost(WrittenSource.LONG).until(() -> load.atTarget() == 2);
    load.assertExact(link);
  }

  @Test
  void anIdleTargetThatVanishedIsConnectedToAnew() {
    toTarget.forget();
    fixture.source("INSERT INTO public.entry VALUES (1)");
    await().atMost(WrittenSource.LONG).until(() -> load.atTarget() == 2);
    load.assertExact(link);
  }

  @Test
  void sidesThatVanishUnderLoadLoseAndDoubleNothing() {
    load.startWriting();
    load.awaitMore();
    toSource.forget();
    load.awaitMore();
    toTarget.forget();
    load.awaitMore();
    toSource.forget();
    toTarget.forget();
    load.awaitMore();
    load.assertExact(link);
  }

  @Test
  void whatComesTooLateFromASessionGivenUpIsNotAppliedTwice() {
    load.startWriting();
    for (int i = 0; i < 2; i++) {
      load.awaitMore();
      toTarget.hold();
      load.awaitMore();
      toTarget.release();
      load.awaitMore();
    }
    load.assertExact(link);
  }

  @Test
  void theNextProcessGoesOnAlthoughTheServersKeepTheSessionsOfTheLast() {
    toSource.forget();
    toTarget.forget();
    link.close();
    fixture.source("INSERT INTO public.entry VALUES (1)");
    link = link();
    link.follow();
    load.assertExact(link);
    assertThat(load.atTarget()).isEqualTo(2);
  }
}
