package dev.lepton.assess.reference;

import static java.util.stream.Collectors.toSet;

import dev.lepton.assess.dependency.CarriedLibraries;
import dev.lepton.assess.dependency.DependencyAnswers;
import dev.lepton.assess.dependency.MavenLibraries;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.FileTable.Unread;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.input.Once;
import dev.lepton.assess.input.Origin;
import dev.lepton.assess.reference.bytecode.BytecodeScan;
import dev.lepton.assess.reference.pattern.JavaLocation;
import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.source.ParserStart;
import dev.lepton.assess.reference.source.SourceScan;
import dev.lepton.assess.reference.types.ClassPath;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    try {
      new PatternIndex.Builder().add(0, fields);
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<String> remarks(String capability, Map<String, Object> fields) {
    Object location = fields.get("location");
    return location == null || JavaLocation.of(String.valueOf(location)).isPresent()
        ? List.of()
        : List.of("there is no location " + location + "; the pattern matches anywhere");
  }

  @Override
  public void prepare(AnalysisInput input) {
    ParserStart.begin(input);
  }

  @Override
  public void analyse(AnalysisInput input, List<Query> queries, HitSink sink) {
    DependencyAnswers.JAVA.answer(input, of(queries, "dependency"), sink);
    List<Query> references = of(queries, "referenced");
    if (references.isEmpty()) {
      return;
    }
    // Compiled when a file must be read: with a memory there may be none.
    Once<PatternIndex> patterns = new Once<>(() -> compile(references, sink));
    List<Path> jars = jars(input, sink);
    try (SameClassPath same = SameClassPath.open(jars, input.memory())) {
      ClassPath classPath = same.classPath();
      FileMemory memory = same.memory();
      classPath
          .problems()
          .forEach(
              problem ->
                  input.files().roots().stream()
                      .findFirst()
                      .ifPresent(root -> sink.unread(root.toUri(), problem)));
      new SourceScan(patterns, classPath, memory, sink)
          .run(files(input, "java", false), input.threads());
      boolean libraries = input.mode() == Mode.FULL && givenArchive(input);
      new BytecodeScan(patterns, classPath, memory, sink)
          .run(
              files(input, "class", libraries).stream()
                  .filter(CarriedLibraries.wanted(input, sink))
                  .toList(),
              input.threads());
      if (input.mode() == Mode.FULL && input.libraries().ofBuilds()) {
        new BuildLibraries(patterns, classPath, memory, input.threads())
            .run(MavenLibraries.wanted(input, sink), sink);
      }
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

  /** Jars in the application's folders, then those its build has left in the local repository. */
  private static List<Path> jars(AnalysisInput input, HitSink sink) {
    Set<URI> told = input.files().unread().stream().map(Unread::uri).collect(toSet());
    Stream<Path> own =
        input.files().files().stream()
            .filter(file -> file.extension().equals("jar") && !told.contains(file.uri()))
            .map(InputFile::location)
            .flatMap(Optional::stream);
    return Stream.concat(own, MavenLibraries.jars(input, sink).stream()).toList();
  }
}
