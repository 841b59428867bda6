package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;

/** Answers one kind of question, file by file. Implementations are thread-safe. */
interface FileReader {
  /**
   * Looks at one file; {@code file.open()} is asked for bytes only by those who need them.
   *
   * @throws IOException when the file cannot be read
   */
  void read(InputFile file, Bytes bytes, HitSink sink) throws IOException;
}
