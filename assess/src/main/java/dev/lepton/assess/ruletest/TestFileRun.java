package dev.lepton.assess.ruletest;

import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.LibrarySelection;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.assess.ruleset.Ruleset;
import dev.lepton.assess.ruleset.RulesetReader;
import dev.lepton.assess.ruletest.TestFile.Case;
import dev.lepton.assess.ruletest.TestFile.Parameters;
import dev.lepton.assess.ruletest.TestFile.RuleTest;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs the cases of one file: one analysis for all that want the same parameters. */
final class TestFileRun {
  private final Path file;
  private final RuleTests settings;
  private final List<Problem> problems;

  TestFileRun(Path file, RuleTests settings, List<Problem> problems) {
    this.file = file;
    this.settings = settings;
    this.problems = problems;
  }

  private record Asked(String rule, Case test) {}

  List<CaseResult> run() {
    TestFile tests = TestFiles.read(file, problems);
    if (tests.ruleTests().isEmpty()) {
      return List.of();
    }
    Map<String, Rule> rules = new TreeMap<>();
    Optional<Rulebooks> books = rules(tests);
    books.ifPresent(
        read ->
            read.rulesets().stream()
                .flatMap(ruleset -> ruleset.rules().stream())
                .forEach(rule -> rules.putIfAbsent(rule.id(), rule)));
    Map<Parameters, List<Asked>> groups = new LinkedHashMap<>();
    for (RuleTest test : tests.ruleTests()) {
      for (Case one : test.testCases() == null ? List.<Case>of() : test.testCases()) {
        Parameters parameters =
            one.analysisParams() == null ? Parameters.DEFAULT : one.analysisParams();
        groups
            .computeIfAbsent(parameters, key -> new ArrayList<>())
            .add(new Asked(String.valueOf(test.ruleID()), one));
      }
    }
    List<CaseResult> results = new ArrayList<>();
    groups.forEach((parameters, asked) -> results.addAll(group(tests, parameters, asked, rules)));
    results.sort(Comparator.comparing(CaseResult::rule).thenComparing(CaseResult::name));
    return results;
  }

  private Optional<Rulebooks> rules(TestFile tests) {
    String name = String.valueOf(file.getFileName());
    String written =
        tests.rulesPath() != null ? tests.rulesPath() : name.replaceFirst("\\.test\\.", ".");
    try {
      Rulebooks books = RulesetReader.read(List.of(file.resolveSibling(written).normalize()));
      problems.addAll(books.problems());
      return Optional.of(books);
    } catch (LeptonException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private List<CaseResult> group(
      TestFile tests, Parameters parameters, List<Asked> asked, Map<String, Rule> rules) {
    Set<String> ids = asked.stream().map(Asked::rule).collect(Collectors.toSet());
    List<Rule> tested = rules.values().stream().filter(rule -> ids.contains(rule.id())).toList();
    Optional<Path> data = tests.data().stream().map(this::data).findFirst();
    if (data.isEmpty() || !Files.exists(data.get())) {
      return asked.stream()
          .map(
              one -> failed(one, rules, "the data of its first provider", "nothing there: " + data))
          .toList();
    }
    Mode mode = "source-only".equals(parameters.mode()) ? Mode.SOURCE_ONLY : Mode.FULL;
    RulesetReport report = analyse(tested, data.get(), mode, libraries(parameters));
    Expectation expectation = new Expectation(report, settings.judge());
    return asked.stream().map(one -> judge(one, rules, expectation, report)).toList();
  }

  private Path data(TestFile.Data data) {
    return file.resolveSibling(data.dataPath() == null ? "data" : data.dataPath()).normalize();
  }

  /** Of libraries that builds name only the names: what is in them no test expects to be told. */
  private static LibrarySelection libraries(Parameters parameters) {
    String selector = parameters.depLabelSelector();
    return selector == null || selector.isBlank()
        ? LibrarySelection.ALL
        : new LibrarySelection(LabelSelector.parse(selector)::matches, List.of(), false);
  }

  private RulesetReport analyse(
      List<Rule> tested, Path data, Mode mode, LibrarySelection libraries) {
    Ruleset ruleset = new Ruleset("tested", "", List.of(), tested);
    try (FileTable files = InputWalker.open(List.of(data), mode, InputLimits.DEFAULT)) {
      AnalysisInput input =
          new AnalysisInput(files, mode, settings.mavenRepository(), 1).with(libraries);
      AnalysisRequest request =
          new AnalysisRequest(List.of(ruleset), LabelSelector.parse("!none"), Optional.empty(), 10);
      return new Analyser(settings.providers()).run(request, input).rulesets().get(0);
    }
  }

  private CaseResult judge(
      Asked asked, Map<String, Rule> rules, Expectation expectation, RulesetReport report) {
    if (!rules.containsKey(asked.rule())) {
      return failed(asked, rules, "a rule of that name", "none could be read");
    }
    List<Expectation.Gap> gaps = expectation.gaps(asked.test(), asked.rule());
    if (!gaps.isEmpty()) {
      String skipped = report.skipped().contains(asked.rule()) ? " (the rule was skipped)" : "";
      return failed(asked, rules, expected(gaps), found(gaps) + skipped);
    }
    List<Expectation.Gap> strict = expectation.strictly(asked.test(), asked.rule());
    String remark =
        strict.isEmpty() ? "" : "expected " + expected(strict) + ", found " + found(strict);
    return new CaseResult(
        file, asked.rule(), name(asked), of(rules, asked), true, "", "", remark, "");
  }

  private static String expected(List<Expectation.Gap> gaps) {
    return gaps.stream().map(Expectation.Gap::expected).collect(Collectors.joining("; "));
  }

  private static String found(List<Expectation.Gap> gaps) {
    return gaps.stream().map(Expectation.Gap::found).collect(Collectors.joining("; "));
  }

  private CaseResult failed(Asked asked, Map<String, Rule> rules, String expected, String found) {
    String deviation = settings.deviations().reason(asked.rule(), name(asked)).orElse("");
    return new CaseResult(
        file, asked.rule(), name(asked), of(rules, asked), false, expected, found, "", deviation);
  }

  private static String name(Asked asked) {
    return String.valueOf(asked.test().name());
  }

  private static List<String> of(Map<String, Rule> rules, Asked asked) {
    Rule rule = rules.get(asked.rule());
    return rule == null
        ? List.of("none")
        : rule.when()
            .all()
            .filter(part -> part instanceof Condition.Ask)
            .map(part -> ((Condition.Ask) part).provider())
            .distinct()
            .sorted()
            .toList();
  }
}
