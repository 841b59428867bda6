package dev.lepton.assess.reference.script;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Once;
import dev.lepton.assess.memory.RecordedAnswers;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/** {@code referenced} and {@code dependency} of one language besides Java. */
public final class ScriptProvider implements Provider {
  private final ScriptLanguage language;

  public ScriptProvider(ScriptLanguage language) {
    this.language = language;
  }

  @Override
  public String name() {
    return language.provider();
  }

  @Override
  public Set<String> capabilities() {
    return Set.of("referenced", "dependency");
  }

  @Override
  public List<String> check(String capability, Map<String, Object> fields) {
    if (capability.equals("dependency")) {
      return language.dependencies().check(fields);
    }
    try {
      new ScriptPatterns().add(0, fields);
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void analyse(AnalysisInput input, List<Query> queries, HitSink sink) {
    language
        .dependencies()
        .answer(
            input,
            queries.stream().filter(query -> query.capability().equals("dependency")).toList(),
            sink);
    List<Query> references =
        queries.stream().filter(query -> query.capability().equals("referenced")).toList();
    if (!references.isEmpty()) {
      // Compiled when a file must be read: with a memory there may be none.
      Once<ScriptPatterns> patterns = new Once<>(() -> compile(references, sink));
      List<InputFile> files =
          input.application().stream()
              .filter(file -> language.reads(file.extension()))
              .filter(file -> !file.path().contains("node_modules/"))
              .toList();
      Work.each(files, input.threads(), file -> scan(file, patterns, input.memory(), sink));
    }
  }

  private static ScriptPatterns compile(List<Query> references, HitSink sink) {
    ScriptPatterns patterns = new ScriptPatterns();
    for (Query query : references) {
      try {
        patterns.add(query.id(), query.fields());
      } catch (IllegalArgumentException e) {
        sink.fail(query.id(), String.valueOf(e.getMessage()));
      }
    }
    return patterns;
  }

  private void scan(
      InputFile file, Once<ScriptPatterns> patterns, FileMemory memory, HitSink sink) {
    Optional<Object> known = memory.recall(name(), file);
    if (known.isPresent()) {
      RecordedAnswers.replay(known.get(), file, sink);
      return;
    }
    RecordedAnswers answers = new RecordedAnswers(file, sink, memory.isActive());
    Texts.read(file, answers)
        .ifPresent(
            text -> Work.guard(() -> find(file, text, patterns.get(), answers), file, answers));
    answers.keep(name(), memory);
  }

  private void find(InputFile file, String text, ScriptPatterns patterns, HitSink sink) {
    Set<Long> seen = new HashSet<>();
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(language.grammar(file.extension()).orElseThrow());
      try (TSTree tree = parser.parseString(null, text)) {
        Syntax syntax = new Syntax(text.getBytes(StandardCharsets.UTF_8), tree.getRootNode());
        language
            .finder()
            .find(
                syntax,
                use -> {
                  for (int query : patterns.match(use)) {
                    if (seen.add((long) query << 32 | use.line())) {
                      sink.hit(query, hit(file, use));
                    }
                  }
                });
      }
    }
  }

  private static Hit hit(InputFile file, Use use) {
    return Hit.at(
        file,
        new Location(use.line(), use.column(), use.line(), use.column()),
        Map.of("file", file.uri().toString(), "name", use.names().get(0)));
  }
}
