package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Fields;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.PathPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Questions about files that need no language. Stateless, thread-safe. */
public final class BuiltinProvider implements Provider {
  @Override
  public String name() {
    return "builtin";
  }

  @Override
  public Set<String> capabilities() {
    return Set.of("file", "filecontent", "xml", "xmlPublicID", "json", "hasTags");
  }

  @Override
  public List<String> check(String capability, Map<String, Object> fields) {
    return switch (capability) {
      case "file" -> fileProblems(Fields.text(fields, "pattern"), true);
      case "filecontent" -> contentProblems(fields);
      case "xml" -> XmlQuestion.problems(fields);
      case "xmlPublicID" -> regexProblems(fields, "regex");
      case "json" -> JsonQuestion.problems(fields);
      case "hasTags" ->
          Fields.texts(fields.get("hasTags")).isEmpty()
              ? List.of("needs a list of tags")
              : List.of();
      default -> List.of();
    };
  }

  private static List<String> contentProblems(Map<String, Object> fields) {
    List<String> problems = new ArrayList<>(regexProblems(fields, "pattern"));
    problems.addAll(fileProblems(Fields.text(fields, "filePattern"), false));
    problems.addAll(ClassQuestions.problems(fields));
    return problems;
  }

  private static List<String> fileProblems(Optional<String> pattern, boolean needed) {
    if (pattern.isEmpty()) {
      return needed ? List.of("needs a pattern") : List.of();
    }
    return pattern.flatMap(PathPatterns::problem).stream().toList();
  }

  private static List<String> regexProblems(Map<String, Object> fields, String key) {
    return Fields.text(fields, key)
        .map(pattern -> Expression.problem(pattern).stream().toList())
        .orElse(List.of("needs a " + key));
  }

  @Override
  public void analyse(AnalysisInput input, List<Query> queries, HitSink sink) {
    List<InputFile> files = input.application();
    new OnePass(() -> readers(queries), input.memory(), sink).over(files, input.threads());
  }

  private static List<FileReader> readers(List<Query> queries) {
    return List.of(
        new FileQuestions(of(queries, "file")),
        new ContentQuestions(of(queries, "filecontent")),
        new ClassQuestions(of(queries, "filecontent")),
        new XmlQuestions(of(queries, "xml"), of(queries, "xmlPublicID")),
        new JsonQuestions(of(queries, "json")));
  }

  private static List<Query> of(List<Query> queries, String capability) {
    return queries.stream().filter(query -> query.capability().equals(capability)).toList();
  }
}
