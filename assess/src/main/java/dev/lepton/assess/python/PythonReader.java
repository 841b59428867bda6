package dev.lepton.assess.python;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.source.SourceFile;

/** Reads one Python file. Stateless, thread-safe. */
public final class PythonReader {
  private PythonReader() {}

  /** Reads what can be read; where the source is broken, {@link CodeFile#problems()} says so. */
  public static CodeFile read(SourceFile source, String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    CodeFile.Builder facts = new CodeFile.Builder();
    PythonFacts recorder = new PythonFacts(source.path(), facts);
    tokenizer.statements().forEach(recorder::read);
    tokenizer
        .problems()
        .forEach(
            problem ->
                facts.addProblem(
                    source.path() + ":" + problem + "; the rest of the file was read"));
    return facts.build(source);
  }
}
