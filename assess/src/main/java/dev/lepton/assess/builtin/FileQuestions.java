package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Fields;
import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.PathPatterns;
import java.util.List;
import java.util.Map;

/** Which files there are. */
final class FileQuestions implements FileReader {
  private record Question(int id, PathPatterns patterns) {}

  private final List<Question> questions;

  FileQuestions(List<Query> queries) {
    this.questions =
        queries.stream()
            .map(
                query ->
                    new Question(
                        query.id(),
                        PathPatterns.of(
                            List.of(Fields.text(query.fields(), "pattern").orElseThrow()))))
            .toList();
  }

  @Override
  public void read(InputFile file, Bytes bytes, HitSink sink) {
    for (Question question : questions) {
      if (question.patterns().match(file.path())) {
        sink.hit(question.id(), Hit.on(file, Map.of()));
      }
    }
  }
}
