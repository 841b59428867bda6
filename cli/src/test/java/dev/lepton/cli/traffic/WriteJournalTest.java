package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteJournalTest {
  private static final AcknowledgedWrite ORDER = new AcknowledgedWrite.Order("w1-run-1");
  private static final List<AcknowledgedWrite> ONE_OF_EACH =
      List.of(
          ORDER,
          new AcknowledgedWrite.Payment("w1-run-1", "w1-run-2"),
          new AcknowledgedWrite.Cancellation("w1-run-3"),
          new AcknowledgedWrite.Note(17, new WriteStamp(1, "202611231015301230001", 4)));

  @TempDir Path folder;

  @Test
  void givesBackWhatWasAppended() {
    write(ONE_OF_EACH);
    assertThat(WriteJournal.read(file())).isEqualTo(ONE_OF_EACH);
  }

  @Test
  void anotherProcessSeesALineAsSoonAsItIsAppended() {
    try (WriteJournal journal = WriteJournal.open(file())) {
      journal.append(ORDER);
      assertThat(WriteJournal.read(file())).containsExactly(ORDER);
    }
  }

  @Test
  void whatAKilledProcessLeftOfItsLastLineIsNotRead() throws IOException {
    write(ONE_OF_EACH);
    tear("order\tw1-ru");
    assertThat(WriteJournal.read(file())).isEqualTo(ONE_OF_EACH);
  }

  @Test
  void theNextProcessGoesOnBehindTheLastWholeLine() throws IOException {
    write(ONE_OF_EACH);
    tear("order\tw1-ru");
    write(List.of(ORDER));
    assertThat(WriteJournal.read(file()))
        .hasSize(5)
        .startsWith(ONE_OF_EACH.toArray(AcknowledgedWrite[]::new))
        .endsWith(ORDER);
  }

  @Test
  void aFileOfSomethingElseIsRefused() throws IOException {
    Files.writeString(file(), "time,cpu_percent\n");
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> WriteJournal.read(file()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> WriteJournal.read(file()))
        .satisfies(e -> assertThat(e.problems().get(0).where()).isEqualTo(file().toString()));
  }

  @Test
  void aFolderThatDoesNotExistIsAnErrorBeforeTheFirstWrite() {
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> WriteJournal.open(folder.resolve("none/journal")))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL));
  }

  private Path file() {
    return folder.resolve("journal");
  }

  private void write(List<AcknowledgedWrite> writes) {
    try (WriteJournal journal = WriteJournal.open(file())) {
      writes.forEach(journal::append);
    }
  }

  private void tear(String rest) throws IOException {
    Files.writeString(file(), rest, StandardOpenOption.APPEND);
  }
}
