package dev.lepton.deploy.internal.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.internal.care.RevisionBook.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionBookTest {
  @TempDir Path home;
  private RevisionBook book;

  @BeforeEach
  void open() {
    book = RevisionBook.in(home);
  }

  @Test
  void whoeverLooksFindsExactlyOneDeployedRevisionWhileTheyReplaceEachOther() {
    book.deployed(1, "release-1");
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> looking =
        CompletableFuture.runAsync(
            () -> {
              // Each look sees what a process that died at that moment would have left.
              while (!over.get()) {
                assertThat(deployed()).hasSize(1);
              }
            });

    for (int number = 2; number <= 300; number++) {
      book.begin(number, "release-" + number, "");
      book.deployed(number, "release-" + number);
    }
    over.set(true);

    looking.join();
    assertThat(deployed()).containsExactly(300);
  }

  @Test
  void theRevisionThatIsBroughtBackKeepsItsNumberAndTheOtherIsSuperseded() {
    book.deployed(1, "release-1");
    book.deployed(2, "release-2");

    book.deployed(1, "release-1");

    assertThat(book.all())
        .extracting(Entry::number, Entry::state)
        .containsExactly(tuple(1, State.DEPLOYED), tuple(2, State.SUPERSEDED));
  }

  @Test
  void onlyTheLastTenAreRemembered() {
    for (int number = 1; number <= 12; number++) {
      book.begin(number, "release-" + number, "");
    }

    assertThat(book.all())
        .extracting(Entry::number)
        .containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(book.next(0)).isEqualTo(13);
  }

  @Test
  void whatAKilledProcessHadBegunIsCalledInterrupted() {
    book.deployed(1, "release-1");
    book.begin(2, "release-2", "");

    assertThat(book.interrupt()).extracting(Entry::number).containsExactly(2);
    assertThat(book.entry(2)).get().extracting(Entry::state).isEqualTo(State.INTERRUPTED);
    assertThat(deployed()).containsExactly(1);
  }

  private List<Integer> deployed() {
    return book.all().stream()
        .filter(each -> each.state() == State.DEPLOYED)
        .map(Entry::number)
        .toList();
  }
}
