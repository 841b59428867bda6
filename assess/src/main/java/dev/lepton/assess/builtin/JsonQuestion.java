package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Fields;
import java.util.List;
import java.util.Map;

/** What may be wrong with a question about JSON. */
final class JsonQuestion {
  private JsonQuestion() {}

  static List<String> problems(Map<String, Object> fields) {
    return Fields.text(fields, "xpath").isEmpty()
        ? List.of("needs an xpath")
        : XmlQuestion.problems(Map.of("xpath", Fields.text(fields, "xpath").orElseThrow()));
  }
}
