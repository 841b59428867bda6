package dev.lepton.assess.builtin;

import dev.lepton.assess.classtext.ClassLines;
import dev.lepton.assess.evaluate.Fields;
import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Work;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Expressions over Java that may be asked of class files too. Others are not: most look for words
 * that no class file has, and what they then miss would look like an answer.
 */
final class ClassQuestions implements FileReader {
  /** A field of conditions that is ours; other analysers do not know it, and read sources only. */
  static final String FIELD = "classFiles";

  static final String EXTENSION = "class";

  private final boolean hasQuestions;
  private final ContentQuestions content;

  ClassQuestions(List<Query> contents) {
    List<Query> asked = contents.stream().filter(query -> isAsked(query.fields())).toList();
    this.hasQuestions = !asked.isEmpty();
    this.content = new ContentQuestions(asked);
  }

  private static boolean isAsked(Map<String, Object> fields) {
    return Fields.text(fields, FIELD).filter("true"::equals).isPresent();
  }

  /** What is wrong with the field. */
  static List<String> problems(Map<String, Object> fields) {
    return Stream.ofNullable(fields.get(FIELD))
        .map(String::valueOf)
        .filter(written -> !written.equals("true") && !written.equals("false"))
        .map(written -> FIELD + " is true or false, not " + written)
        .toList();
  }

  @Override
  public void read(InputFile file, Bytes bytes, HitSink sink) throws IOException {
    if (!hasQuestions || !file.extension().equals(EXTENSION) || bytes.isLarge()) {
      return;
    }
    byte[] all = bytes.all();
    String source = file.path().replaceFirst("\\.class$", ".java");
    Work.guard(() -> content.readClass(file, source, () -> ClassLines.of(all), sink), file, sink);
  }

  /** A place in a class file; what stands around it, a decompiler shows. */
  static Hit withoutText(Hit hit) {
    return new Hit(hit.uri(), Optional.empty(), hit.location(), hit.variables(), hit.dependency());
  }
}
