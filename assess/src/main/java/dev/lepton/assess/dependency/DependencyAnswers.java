package dev.lepton.assess.dependency;

import com.google.re2j.PatternSyntaxException;
import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the dependency conditions of one technology. Stateless, thread-safe. */
public enum DependencyAnswers {
  JAVA("java", Scheme.MAVEN, new MavenManifests(), new GradleManifests(), new ArchiveManifests()),
  GO("go", Scheme.SEMANTIC, new GoManifests()),
  NODEJS("nodejs", Scheme.SEMANTIC, new NpmManifests()),
  PYTHON("python", Scheme.PYTHON, new PythonManifests()),
  CSHARP("csharp", Scheme.SEMANTIC, new NugetManifests()),
  PHP("php", Scheme.COMPOSER, new ComposerManifests()),
  RUBY("ruby", Scheme.RUBY, new BundlerManifests());

  private final String language;
  private final Scheme scheme;
  private final List<Manifests> manifests;

  DependencyAnswers(String language, Scheme scheme, Manifests... manifests) {
    this.language = language;
    this.scheme = scheme;
    this.manifests = List.of(manifests);
  }

  /** What is wrong with a condition, in words for the rule's author. */
  public List<String> check(Map<String, Object> fields) {
    return DependencyQuery.check(fields);
  }

  /** Reads the build files once and answers all conditions; those that are wrong are failed. */
  public void answer(AnalysisInput input, List<Query> queries, HitSink sink) {
    if (queries.isEmpty()) {
      return;
    }
    DependencyLabels labels = new DependencyLabels(language, input);
    List<Declared> all = new ArrayList<>(read(input, sink));
    if (this == JAVA) {
      all.addAll(ArchiveManifests.unnamed(input, all, sink));
    }
    List<Declared> declared = all.stream().filter(labels::wanted).toList();
    for (Query query : queries) {
      try {
        DependencyQuery compiled = DependencyQuery.of(query.id(), query.fields());
        declared.stream()
            .filter(one -> compiled.matches(one, scheme))
            .forEach(one -> sink.hit(query.id(), hit(one)));
      } catch (PatternSyntaxException e) {
        sink.fail(query.id(), "nameregex is no regular expression: " + e.getDescription());
      }
    }
  }

  /**
   * All that its build files and archives name by their coordinates, in the order of files and
   * lines. What cannot be read goes to the sink.
   */
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    Object key = List.of(this, input.mavenRepository());
    Read read = input.files().once(key, () -> read(input));
    read.told().repeat(sink);
    return read.declared();
  }

  private record Read(List<Declared> declared, Told told) {}

  private Read read(AnalysisInput input) {
    Told told = new Told();
    List<Declared> all = new ArrayList<>();
    manifests.forEach(reader -> all.addAll(read(reader, input, told)));
    return new Read(List.copyOf(all), told);
  }

  private static List<Declared> read(Manifests reader, AnalysisInput input, Told told) {
    List<InputFile> files = input.files().files().stream().filter(reader::concerns).toList();
    KeptOutcome kept = new KeptOutcome(reader.getClass().getSimpleName(), files, input.memory());
    Optional<Object> known = files.isEmpty() ? Optional.empty() : kept.recall();
    if (known.isPresent()) {
      return DeclaredValues.read(known.get(), files);
    }
    Told own = new Told();
    List<Declared> declared = reader.read(input, own);
    if (own.isNothing() && !files.isEmpty()) {
      kept.keep(DeclaredValues.of(declared, files));
    }
    own.repeat(told);
    return declared;
  }

  private static Hit hit(Declared declared) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("name", declared.name());
    variables.put("version", declared.version());
    variables.put("type", declared.type());
    return declared.line() == 0
        ? Hit.on(declared.file(), variables)
        : Hit.at(declared.file(), Location.ofLine(declared.line()), variables);
  }
}
