package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.StreamStatus.Quarantined;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One table whose changes cannot be written does not hold up the others. */
class QuarantineIT {
  private static final QualifiedName ITEM = new QualifiedName("public", "item");

  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.item (id int PRIMARY KEY, note text)",
          "CREATE TABLE public.other (id int PRIMARY KEY, note text)");
  private LiveLink link;

  @AfterEach
  void close() {
    fixture.close();
  }

  private void failOneTable() {
    fixture.source("INSERT INTO public.item SELECT i, 'n' FROM generate_series(1, 50) i");
    fixture.copyAll();
    fixture.corrupt("ALTER TABLE public.item ADD CONSTRAINT odd CHECK (note <> 'odd')");
    link = fixture.following();
    fixture.sourceTransaction(
        "UPDATE public.item SET note = 'odd' WHERE id = 7",
        "INSERT INTO public.other VALUES (1, 'a')");
    await().atMost(Duration.ofSeconds(30)).until(() -> !link.status().quarantined().isEmpty());
  }

  private void awaitOther(int rows) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(fixture.onTarget("SELECT count(*) FROM public.other"))
                    .containsExactly(Integer.toString(rows)));
  }

  @Test
  void theOthersGoOnAndTheFailureNamesTableAndReason() {
    failOneTable();
    awaitOther(1);
    fixture.source("INSERT INTO public.other VALUES (2, 'b')");
    awaitOther(2);
    Quarantined one = link.status().quarantined().get(0);
    assertThat(one.table()).isEqualTo("public.item");
    assertThat(one.reason()).contains("odd");
    assertThat(one.key()).contains("7");
  }

  @Test
  void noCutoverBeginsMeanwhile() {
    failOneTable();
    assertThatThrownBy(() -> link.beginCutover(Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_QUARANTINED))
        .hasMessageContaining("public.item");
  }

  @Test
  void theTableIsReadAnewOnceTheCauseIsGone() {
    failOneTable();
    fixture.source(
        "DELETE FROM public.item WHERE id > 40", "INSERT INTO public.item VALUES (99, 'x')");
    assertThatThrownBy(() -> link.retry(ITEM)).isInstanceOf(LeptonException.class);
    assertThat(link.status().quarantined()).hasSize(1);
    fixture.corrupt("ALTER TABLE public.item DROP CONSTRAINT odd");
    link.retry(ITEM);
    assertThat(link.status().quarantined()).isEmpty();
    fixture.source("UPDATE public.item SET note = 'late' WHERE id = 3");
    fixture.assertSame(link, "public.item", "public.other");
    assertThat(link.verify().differences()).isEmpty();
  }

  @Test
  void theNextProcessKnowsWhichTablesAreLeftOut() {
    failOneTable();
    awaitOther(1);
    link.close();
    LiveLink next = fixture.following();
    await().atMost(Duration.ofSeconds(20)).until(() -> next.status().quarantined().size() == 1);
  }
}
