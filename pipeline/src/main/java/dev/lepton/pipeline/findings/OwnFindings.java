package dev.lepton.pipeline.findings;

import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.StandardRules;
import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.CodeSource;
import dev.lepton.assess.evaluate.Incident;
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
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.model.assessment.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What our own rules find in a folder, as findings of the model. The rules are read once. Not
 * thread-safe.
 */
public final class OwnFindings {
  private static final String FIX = "Fix: ";

  private final Map<Path, CopyMemory.Copied> found = new HashMap<>();
  private Optional<Rulebooks> rules = Optional.empty();
  private Optional<Object> checks = Optional.empty();

  /**
   * Reads everything in a folder, but no libraries.
   *
   * @return by file, line and rule, so that equal input gives equal output
   */
  public List<Finding> in(Path folder) {
    try (FileTable files = files(folder)) {
      return findings(files, FileMemory.NONE);
    }
  }

  /** The same, for somebody who will ask about a changed copy of the folder. */
  public List<Finding> before(Path folder) {
    Instant looked = Instant.now();
    try (FileTable files = files(folder)) {
      CopyMemory memory = CopyMemory.of(files, looked);
      List<Finding> findings = findings(files, memory.first());
      memory.found().ifPresent(all -> found.put(key(folder), all));
      return findings;
    }
  }

  /**
   * What is found in a copy of a folder: as {@link #in}, without reading what has not changed.
   *
   * @param original of which {@link #before} was asked; it is forgotten after this
   */
  public List<Finding> after(Path copy, Path original) {
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

  private List<Finding> findings(FileTable files, FileMemory memory) {
    Rulebooks books = rules.orElseGet(StandardRules::read);
    rules = Optional.of(books);
    AnalysisRequest request =
        new AnalysisRequest(
            books.rulesets(), LabelSelector.all(), Optional.empty(), AnalysisRequest.NO_SNIPPETS);
    int threads = Runtime.getRuntime().availableProcessors();
    AnalysisInput input =
        new AnalysisInput(files, Mode.SOURCE_ONLY, Optional.empty(), threads).with(memory);
    List<CheckedProvider> providers = CheckedProvider.of(StandardProviders.all(), checks);
    AnalysisReport report =
        new Analyser(List.<Provider>copyOf(providers)).run(request, input, CodeSource.NONE);
    checks = Optional.of(CheckedProvider.problems(providers));
    List<Finding> findings = new ArrayList<>();
    report.rulesets().forEach(ruleset -> findings.addAll(of(ruleset.violations())));
    findings.sort(
        Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::ruleId));
    return findings;
  }

  private static List<Finding> of(Map<String, Violation> violations) {
    List<Finding> findings = new ArrayList<>();
    violations.forEach(
        (rule, violation) ->
            violation.incidents().forEach(i -> findings.add(finding(rule, violation, i))));
    return findings;
  }

  private static Finding finding(String rule, Violation violation, Incident incident) {
    int fix = incident.message().indexOf(FIX);
    String why = fix < 0 ? incident.message() : incident.message().substring(0, fix);
    String how = fix < 0 ? "" : incident.message().substring(fix + FIX.length());
    return new Finding(
        rule,
        category(rule),
        Finding.Severity.valueOf(
            violation.category().orElse(Category.POTENTIAL).name().toUpperCase(Locale.ROOT)),
        violation.description(),
        incident.path(),
        incident.location().map(Location::startLine).orElse(1),
        "",
        oneLine(why),
        oneLine(how),
        violation.effort().orElse(1),
        false);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** By the topic that is part of a rule's id. */
  private static Finding.Category category(String rule) {
    String[] parts = rule.split("-");
    return switch (parts.length > 2 ? parts[2] : "") {
      case "secret", "tls" -> Finding.Category.SECRET;
      case "session", "cache", "storage" -> Finding.Category.STATE;
      case "logging" -> Finding.Category.LOGGING;
      case "health", "lifecycle" -> Finding.Category.HEALTH;
      case "schedule" -> Finding.Category.SCHEDULING;
      case "config" -> Finding.Category.CONFIGURATION;
      case "cluster", "remoting", "proxy" -> Finding.Category.NETWORK;
      default -> Finding.Category.RUNTIME;
    };
  }
}
