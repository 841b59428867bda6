package dev.lepton.cli.analysis;

import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.StandardRules;
import dev.lepton.assess.lint.RuleLint;
import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.assess.ruleset.RulesetReader;
import dev.lepton.assess.ruletest.CaseResult;
import dev.lepton.assess.ruletest.Deviations;
import dev.lepton.assess.ruletest.Judge;
import dev.lepton.assess.ruletest.RuleTestReport;
import dev.lepton.assess.ruletest.RuleTests;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rules as things of their own: tested, checked, listed. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Tests, checks and lists rules in Konveyor's format.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RulesCommand.Test.class,
      RulesCommand.Lint.class,
      RulesCommand.ListRules.class,
      CommandLine.HelpCommand.class
    })
public final class RulesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
    return ExitCode.USAGE.status();
  }

  /** Runs the tests beside rules. */
  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Runs *.test.yaml files; exits with 7 when a case fails.")
  public static final class Test implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Test files, or folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(
        names = "--maven-repository",
        paramLabel = "DIR",
        description = "Where the libraries are that builds name (default: ~/.m2/repository).")
    private @Nullable Path mavenRepository;

    @Option(
        names = "--strict",
        description =
            "Hold hasInsights too, and count every XML node; else cases are judged as Konveyor's"
                + " runner does.")
    private boolean strict;

    @Option(
        names = "--deviations",
        paramLabel = "FILE",
        description =
            "Cases that are expected not to pass: a YAML list of {rule, name, reason}. They are"
                + " counted apart; one that passes is a problem.")
    private @Nullable Path deviations;

    @Mixin private OutputOption output = new OutputOption();

    public Test(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
      RuleTestReport report =
          new RuleTests(
                  StandardProviders.all(),
                  AnalysisOptions.repository(terminal, mavenRepository),
                  strict ? Judge.STRICT : Judge.KONVEYOR)
              .with(deviations == null ? Deviations.NONE : Deviations.read(deviations))
              .run(paths, threads);
      output.print(terminal, document(report), table(report));
      boolean good = report.failed() == 0 && report.problems().isEmpty();
      return (good ? ExitCode.OK : ExitCode.VERIFICATION).status();
    }

    private static Map<String, Object> document(RuleTestReport report) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("passed", report.passed());
      document.put("failed", report.failed());
      document.put("deviating", report.deviations().size());
      document.put("byProvider", report.byProvider());
      document.put("failures", report.failures().stream().map(Test::failure).toList());
      document.put("deviations", report.deviations().stream().map(Test::deviation).toList());
      document.put("remarks", report.remarkable().stream().map(Test::remark).toList());
      document.put("problems", report.problems());
      return document;
    }

    private static Map<String, Object> deviation(CaseResult result) {
      Map<String, Object> deviation = failure(result);
      deviation.put("reason", result.deviation());
      return deviation;
    }

    private static Map<String, Object> remark(CaseResult result) {
      Map<String, Object> remark = named(result);
      remark.put("remark", result.remark());
      return remark;
    }

    private static Map<String, Object> named(CaseResult result) {
      Map<String, Object> named = new LinkedHashMap<>();
      named.put("file", result.file().toString());
      named.put("rule", result.rule());
      named.put("case", result.name());
      return named;
    }

    private static Map<String, Object> failure(CaseResult result) {
      Map<String, Object> failure = named(result);
      failure.put("expected", result.expected());
      failure.put("found", result.found());
      return failure;
    }

    private static List<String> table(RuleTestReport report) {
      List<String> lines = new ArrayList<>();
      report.problems().forEach(problem -> lines.add(line(problem)));
      report
          .failures()
          .forEach(
              result -> {
                lines.add("FAILED " + result.rule() + " " + result.name() + " in " + result.file());
                lines.add("  expected " + result.expected());
                lines.add("  found    " + result.found());
              });
      report
          .deviations()
          .forEach(
              result -> {
                lines.add(
                    "DEVIATES " + result.rule() + " " + result.name() + ": " + result.deviation());
                lines.add("  expected " + result.expected());
                lines.add("  found    " + result.found());
              });
      report
          .byProvider()
          .forEach(
              (name, score) ->
                  lines.add(
                      String.format(
                          Locale.ROOT, "%-24s %d of %d", name, score.passed(), score.total())));
      if (!report.remarkable().isEmpty()) {
        lines.add(report.remarkable().size() + " of the passed would fail with --strict");
      }
      String deviating =
          report.deviations().isEmpty() ? "" : ", " + report.deviations().size() + " deviate";
      lines.add(report.passed() + " passed, " + report.failed() + " failed" + deviating);
      return lines;
    }
  }

  private static String line(Problem problem) {
    return problem.where() + ": " + problem.what() + "; " + problem.fix();
  }

  /** Checks rules without running them. */
  @Command(
      name = "lint",
      mixinStandardHelpOptions = true,
      description = "Checks rules without running them; exits with 7 when something is wrong.")
  public static final class Lint implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Rule files, or folders.")
    private List<Path> paths = new ArrayList<>();

    @Mixin private OutputOption output = new OutputOption();

    public Lint(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      List<Problem> problems = new RuleLint(StandardProviders.all()).check(paths);
      List<String> table = new ArrayList<>(problems.stream().map(RulesCommand::line).toList());
      table.add(problems.size() + " problems");
      output.print(terminal, Map.of("problems", problems), table);
      return (problems.isEmpty() ? ExitCode.OK : ExitCode.VERIFICATION).status();
    }
  }

  /** Lists rules. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the rules that labels select; without PATHs, Lepton's own.")
  public static final class ListRules implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Rule files, or folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--labels", paramLabel = "EXPR", description = "Only rules with these labels.")
    private @Nullable String labels;

    @Mixin private OutputOption output = new OutputOption();

    public ListRules(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Rulebooks books = paths.isEmpty() ? StandardRules.read() : RulesetReader.read(paths);
      LabelSelector selector = labels == null ? LabelSelector.all() : LabelSelector.parse(labels);
      List<Rule> rules =
          books.rulesets().stream()
              .flatMap(ruleset -> ruleset.rules().stream())
              .filter(rule -> selector.matches(rule.labels()))
              .toList();
      List<String> table = new ArrayList<>(rules.stream().map(ListRules::line).toList());
      table.add(rules.size() + " rules");
      output.print(terminal, Map.of("rules", rules.stream().map(ListRules::entry).toList()), table);
      books.problems().forEach(problem -> terminal.err().println(RulesCommand.line(problem)));
      return (books.problems().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).status();
    }

    private static Map<String, Object> entry(Rule rule) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("ruleID", rule.id());
      entry.put("description", rule.description());
      rule.category().map(Category::text).ifPresent(text -> entry.put("category", text));
      rule.effort().ifPresent(effort -> entry.put("effort", effort));
      entry.put("labels", rule.labels());
      return entry;
    }

    private static String line(Rule rule) {
      return String.format(
          Locale.ROOT,
          "%-10s %3d  %s: %s",
          rule.category().map(Category::text).orElse("tag"),
          rule.effort().orElse(0),
          rule.id(),
          rule.description().strip().lines().findFirst().orElse(""));
    }
  }
}
