package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Once;
import dev.lepton.assess.input.Unreadable;
import dev.lepton.assess.memory.RecordedAnswers;
import dev.lepton.assess.reference.text.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows every file that has changed to all readers, once, on several threads. */
final class OnePass {
  private static final String PART = "builtin";

  private final Once<List<FileReader>> readers;
  private final FileMemory memory;
  private final HitSink sink;

  /**
   * @param readers made when a file must be read: compiling all expressions takes its time
   */
  OnePass(Supplier<List<FileReader>> readers, FileMemory memory, HitSink sink) {
    this.readers = new Once<>(readers);
    this.memory = memory;
    this.sink = sink;
  }

  void over(List<InputFile> files, int threads) {
    Work.each(files, threads, this::show);
  }

  private void show(InputFile file) {
    Optional<Object> known = memory.recall(PART, file);
    if (known.isPresent()) {
      RecordedAnswers.replay(known.get(), file, sink);
      return;
    }
    RecordedAnswers answers = new RecordedAnswers(file, sink, memory.isActive());
    read(file, answers);
    answers.keep(PART, memory);
  }

  private void read(InputFile file, HitSink into) {
    Bytes bytes = new Bytes(file);
    for (FileReader reader : readers.get()) {
      try {
        reader.read(file, bytes, into);
      } catch (IOException e) {
        into.unread(file.uri(), Unreadable.reason(e));
        return;
      } catch (RuntimeException | StackOverflowError e) {
        // A library gave up on this file; the others must still be read, and the run says so.
        into.unread(file.uri(), "could not be analysed: " + e);
      }
    }
  }
}
