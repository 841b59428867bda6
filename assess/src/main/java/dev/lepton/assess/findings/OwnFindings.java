package dev.lepton.assess.findings;

import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.StandardRules;
import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.CodeSource;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.memory.CheckedProvider;
import dev.lepton.assess.memory.CopyMemory;
import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Link;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.model.assessment.Finding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What our own rules find in a folder, as findings of the model. The rules are read once. Not
 * thread-safe.
 */
public final class OwnFindings {
  private static final int NOTHING_AROUND = 0;

  private final UnaryOperator<Finding> judge;
  private final Map<Path, CopyMemory.Copied> found = new HashMap<>();
  private Optional<Rulebooks> rules = Optional.empty();
  private Optional<Object> checks = Optional.empty();

  /**
   * @param judge says of a finding whether a machine can repair it
   */
  public OwnFindings(UnaryOperator<Finding> judge) {
    this.judge = judge;
  }

  /** Reads everything in a folder, but no libraries. */
  public Found in(Path folder) {
    try (FileTable files = files(folder)) {
      return findings(files, FileMemory.NONE);
    }
  }

  /** The same, for somebody who will ask about a changed copy of the folder. */
  public Found before(Path folder) {
    Instant looked = Instant.now();
    try (FileTable files = files(folder)) {
      CopyMemory memory = CopyMemory.of(files, looked);
      Found findings = findings(files, memory.first());
      memory.found().ifPresent(all -> found.put(key(folder), all));
      return findings;
    }
  }

  /**
   * What is found in a copy of a folder: as {@link #in}, without reading what has not changed.
   *
   * @param original of which {@link #before} was asked; it is forgotten after this
   */
  public Found after(Path copy, Path original) {
    Optional<CopyMemory.Copied> known = Optional.ofNullable(found.remove(key(original)));
    Instant looked = Instant.now();
    try (FileTable files = files(copy)) {
      return findings(
          files, known.<FileMemory>map(all -> all.memory(files, looked)).orElse(FileMemory.NONE));
    }
  }

  private static Path key(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private static FileTable files(Path folder) {
    return InputWalker.open(List.of(folder), Mode.SOURCE_ONLY, InputLimits.DEFAULT);
  }

  private Found findings(FileTable files, FileMemory memory) {
    Rulebooks books = rules.orElseGet(StandardRules::read);
    rules = Optional.of(books);
    AnalysisRequest request =
        new AnalysisRequest(
            books.rulesets(), LabelSelector.all(), Optional.empty(), NOTHING_AROUND);
    int threads = Runtime.getRuntime().availableProcessors();
    AnalysisInput input =
        new AnalysisInput(files, Mode.SOURCE_ONLY, Optional.empty(), threads).with(memory);
    List<CheckedProvider> providers = CheckedProvider.of(StandardProviders.all(), checks);
    AnalysisReport report =
        new Analyser(List.<Provider>copyOf(providers)).run(request, input, CodeSource.NONE);
    checks = Optional.of(CheckedProvider.problems(providers));
    return new Found(
        report.rulesets().stream()
            .flatMap(ruleset -> ruleset.violations().entrySet().stream())
            .flatMap(one -> of(one.getKey(), one.getValue()))
            .map(judge)
            .sorted(
                Comparator.comparing(Finding::file)
                    .thenComparingInt(Finding::line)
                    .thenComparing(Finding::ruleId))
            .toList(),
        missing(report, files.roots().get(0)));
  }

  private static Stream<Finding> of(String rule, Violation violation) {
    RuleOutcome outcome =
        new RuleOutcome(
            rule,
            violation.labels(),
            violation.category().orElse(Category.POTENTIAL).name(),
            violation.description(),
            violation.effort().orElse(1),
            violation.links().stream().map(Link::url).findFirst().orElse(""));
    return violation.incidents().stream()
        .map(
            incident ->
                outcome.at(
                    incident.path(),
                    incident.location().map(Location::startLine).orElse(1),
                    incident.message(),
                    incident.snippet().orElse("")));
  }

  private static List<String> missing(AnalysisReport report, Path folder) {
    Stream<String> unread =
        report.unread().stream()
            .filter(place -> !place.deliberate())
            .map(place -> relative(place.uri(), folder) + ": " + place.reason());
    Stream<String> errors =
        report.rulesets().stream()
            .flatMap(ruleset -> ruleset.errors().entrySet().stream())
            .map(error -> "rule " + error.getKey() + ": " + error.getValue());
    return Stream.concat(unread, errors).distinct().sorted().toList();
  }

  private static String relative(URI place, Path folder) {
    String root = folder.toUri().toString().replaceFirst("/?$", "/");
    String all = place.toString();
    return all.startsWith(root) ? URI.create(all.substring(root.length())).getPath() : all;
  }
}
