package dev.lepton.assess.memory;

import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.output.LeptonReport;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.assess.ruleset.RulesetReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Analyses of one folder, with a cache and without. */
final class CachedRuns {
  private final Path application;
  private final Path rules;
  private final Path folder;
  private Optional<Path> repository = Optional.empty();
  private Duration later = Duration.ZERO;
  private Set<URI> changed = Set.of();
  private Optional<String> damage = Optional.empty();

  CachedRuns(Path application, Path rules, Path folder) {
    this.application = application;
    this.rules = rules;
    this.folder = folder;
  }

  /** From now on, libraries come from there. */
  void repository(Path folder) {
    repository = Optional.of(folder);
  }

  /** From now on, runs with the cache take place that long after now. */
  void later(Duration time) {
    later = time;
  }

  /** The files that the last run with the cache had to read. */
  Set<URI> changed() {
    return changed;
  }

  Optional<String> damage() {
    return damage;
  }

  String full() {
    try (FileTable files = files()) {
      return report(files, FileMemory.NONE, RulesetReader.read(List.of(rules)));
    }
  }

  String cached() {
    List<String> name = List.of(application.toString());
    AnalysisCache cache =
        AnalysisCache.open(folder, name, Program.rules(List.of(rules)), Instant.now().plus(later));
    damage = cache.damage();
    Rulebooks books =
        cache
            .recall("rules")
            .map(RuleValues::books)
            .orElseGet(() -> RulesetReader.read(List.of(rules)));
    try (FileTable files = files()) {
      RunMemory memory = cache.memory(files);
      changed = new TreeSet<>(memory.changed(files));
      String report = report(files, memory, books);
      memory.keep("rules", RuleValues.of(books));
      cache
          .save(memory, files)
          .ifPresent(
              reason -> {
                throw new AssertionError(reason);
              });
      return report;
    }
  }

  /** The report of a copy of the application, with what is found in the application itself. */
  String ofCopy(Path copy) {
    Rulebooks books = RulesetReader.read(List.of(rules));
    CopyMemory.Copied found;
    try (FileTable files = files()) {
      CopyMemory memory = CopyMemory.of(files, Instant.now());
      report(files, memory.first(), books);
      found = memory.found().orElseThrow();
    }
    try (FileTable files = files(copy)) {
      RunMemory memory = found.memory(files, Instant.now());
      changed = new TreeSet<>(memory.changed(files));
      return report(files, memory, books);
    }
  }

  private FileTable files() {
    return files(application);
  }

  private static FileTable files(Path folder) {
    return InputWalker.open(List.of(folder), Mode.FULL, InputLimits.DEFAULT);
  }

  private String report(FileTable files, FileMemory memory, Rulebooks books) {
    AnalysisRequest request =
        new AnalysisRequest(books.rulesets(), LabelSelector.all(), Optional.empty(), 2);
    AnalysisInput input = new AnalysisInput(files, Mode.FULL, repository, 2).with(memory);
    return JsonMapper.builder()
        .build()
        .writeValueAsString(
            LeptonReport.of(new Analyser(StandardProviders.all()).run(request, input)));
  }
}
