package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.transfer.postgres.TestServers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That every transaction is applied exactly once, whatever breaks and whenever. */
class RestartIT {
  private final WrittenSource load = new WrittenSource();
  private final LiveFixture fixture = load.fixture;

  @AfterEach
  void close() {
    load.close();
  }

  @Test
  void aSlotThatIsBehindTheLedgerRepeatsNothing() {
    // As after a crash between the target's commit and the confirmation. A copy of the slot stays
    // at the beginning; after everything was applied it takes the slot's place.
    String copy = fixture.slot + "_copy";
    fixture.source(
        "SELECT pg_copy_logical_replication_slot('" + fixture.slot + "', '" + copy + "')");
    LiveLink link = fixture.following();
    for (int i = 0; i < 20; i++) {
      fixture.source("INSERT INTO public.entry VALUES (" + i + ")");
    }
    link.catchUp(Duration.ofSeconds(10));
    link.close();
    fixture.source(
        "SELECT pg_drop_replication_slot('" + fixture.slot + "')",
        "SELECT pg_copy_logical_replication_slot('" + copy + "', '" + fixture.slot + "')",
        "SELECT pg_drop_replication_slot('" + copy + "')",
        "INSERT INTO public.entry VALUES (20)");
    fixture.assertSame(fixture.following(), "public.entry");
    assertThat(fixture.onTarget("SELECT count(*) FROM public.entry")).containsExactly("21");
  }

  @Test
  void connectionsCutOnBothSidesUnderLoadLoseAndDoubleNothing() {
    LiveLink link = fixture.following();
    load.startWriting();
    for (int i = 0; i < 8; i++) {
      long applied = load.atTarget();
      TestServers.execute(
          i % 2 == 0 ? fixture.source : fixture.target,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
              + " AND application_name = '"
              + (i % 2 == 0 ? "lepton-stream" : "lepton")
              + "'");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(load.atTarget()).isGreaterThan(applied));
    }
    load.assertExact(link);
  }

  @Test
  void newProcessesOneAfterTheOtherGoOnWhereTheLastStopped() {
    load.startWriting();
    for (int i = 0; i < 6; i++) {
      LiveLink link = fixture.following();
      link.catchUp(Duration.ofSeconds(10));
      link.close();
    }
    load.assertExact(fixture.following());
  }
}
