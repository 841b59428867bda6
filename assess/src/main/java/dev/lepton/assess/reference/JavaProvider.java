package dev.lepton.assess.reference;

import dev.lepton.assess.dependency.DependencyAnswers;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.input.Origin;
import dev.lepton.assess.reference.bytecode.BytecodeScan;
import dev.lepton.assess.reference.pattern.JavaLocation;
import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.source.SourceScan;
import dev.lepton.assess.reference.types.ClassPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code java.referenced} in sources and class files, and {@code java.dependency}. */
public final class JavaProvider implements Provider {
  @Override
  public String name() {
    return "java";
  }

  @Override
  public Set<String> capabilities() {
    return Set.of("referenced", "dependency");
  }

  @Override
  public List<String> check(String capability, Map<String, Object> fields) {
    if (capability.equals("dependency")) {
      return DependencyAnswers.JAVA.check(fields);
    }
    List<String> problems = new ArrayList<>();
    Object location = fields.get("location");
    if (location != null && JavaLocation.of(String.valueOf(location)).isEmpty()) {
      problems.add("there is no location " + location + "; the pattern would match anywhere");
    }
    try {
      new PatternIndex.Builder().add(0, fields);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  @Override
  public void analyse(AnalysisInput input, List<Query> queries, HitSink sink) {
    DependencyAnswers.JAVA.answer(input, of(queries, "dependency"), sink);
    PatternIndex patterns = compile(of(queries, "referenced"), sink);
    if (patterns.isEmpty()) {
      return;
    }
    try (ClassPath classPath = ClassPath.of(jars(input))) {
      classPath
          .problems()
          .forEach(
              problem ->
                  input.files().roots().stream()
                      .findFirst()
                      .ifPresent(root -> sink.unread(root.toUri(), problem)));
      new SourceScan(patterns, classPath, sink).run(files(input, "java", false), input.threads());
      boolean libraries = input.mode() == Mode.FULL && givenArchive(input);
      new BytecodeScan(patterns, classPath, sink)
          .run(files(input, "class", libraries), input.threads());
    }
  }

  private static List<Query> of(List<Query> queries, String capability) {
    return queries.stream().filter(query -> query.capability().equals(capability)).toList();
  }

  private static PatternIndex compile(List<Query> queries, HitSink sink) {
    PatternIndex.Builder index = new PatternIndex.Builder();
    for (Query query : queries) {
      try {
        index.add(query.id(), query.fields());
      } catch (IllegalArgumentException e) {
        sink.fail(query.id(), String.valueOf(e.getMessage()));
      }
    }
    return index.build();
  }

  private static List<InputFile> files(AnalysisInput input, String extension, boolean libraries) {
    return input.files().files().stream()
        .filter(file -> file.extension().equals(extension))
        .filter(file -> libraries || file.origin() == Origin.APPLICATION)
        .toList();
  }

  /** Libraries in a source tree are for its build; those in a given archive are what runs. */
  private static boolean givenArchive(AnalysisInput input) {
    return input.files().roots().stream().anyMatch(Files::isRegularFile);
  }

  /** Jars that lie in the application's folders; what its build would download is not at hand. */
  private static List<Path> jars(AnalysisInput input) {
    return input.files().files().stream()
        .filter(file -> file.extension().equals("jar"))
        .map(InputFile::location)
        .flatMap(Optional::stream)
        .toList();
  }
}
