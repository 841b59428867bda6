package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable.Unread;
import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruleset.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Evaluates rules over an input: gathers all questions, lets each provider answer its own in one
 * pass, then combines the answers rule by rule. The same input gives the same report, byte for
 * byte. Thread-safe.
 */
public final class Analyser {
  private final List<Provider> providers;

  public Analyser(List<Provider> providers) {
    this.providers = List.copyOf(providers);
  }

  /**
   * @param turn whose are asked first; see {@link #turn}
   */
  private record Planned(Rule rule, Condition condition, ReportBuilder report, int turn) {}

  /** Runs one analysis. Rules that cannot be evaluated are reported as errors of their own. */
  public AnalysisReport run(AnalysisRequest request, AnalysisInput input) {
    return run(request, input, CodeSource.NONE);
  }

  /**
   * The same.
   *
   * @param code shows what stands around hits in files without a text of their own; it stays open
   */
  public AnalysisReport run(AnalysisRequest request, AnalysisInput input, CodeSource code) {
    Map<String, ReportBuilder> reports = new LinkedHashMap<>();
    QueryPlan plan = new QueryPlan(providers);
    List<Planned> planned = plan(request, plan, reports);
    Answers answers = plan.ask(input);
    SecretLines secrets = new SecretLines();
    Incidents incidents =
        new Incidents(new Snippets(request.contextLines(), code, secrets), request.incidents());
    Set<String> tags = new HashSet<>();
    Leaving leaving = new Leaving(input.memory());
    for (Planned one : inTurn(planned)) {
      ConditionEvaluator evaluator =
          new ConditionEvaluator(plan, answers, tags, one.rule().labels(), leaving);
      tags.addAll(evaluate(one, evaluator, incidents, secrets));
    }
    leaving.keep();
    List<Unread> unread =
        Stream.of(
                input.files().unread().stream(),
                answers.unread().stream(),
                answers.hasGaps()
                    ? planned.stream().flatMap(one -> gaps(one, plan, answers))
                    : Stream.<Unread>empty())
            .flatMap(each -> each)
            .distinct()
            .sorted(Comparator.comparing(Unread::uri).thenComparing(Unread::reason))
            .toList();
    return new AnalysisReport(
        reports.values().stream()
            .map(ReportBuilder::build)
            .sorted(Comparator.comparing(RulesetReport::name))
            .toList(),
        unread,
        input.files().files().size());
  }

  /** Files for which one of a rule's conditions could not be answered. */
  private static Stream<Unread> gaps(Planned planned, QueryPlan plan, Answers answers) {
    return planned
        .condition()
        .all()
        .filter(part -> part instanceof Condition.Ask)
        .map(Condition.Ask.class::cast)
        .filter(ask -> !ask.isHasTags())
        .flatMap(ask -> answers.gaps(plan.id(ask)).stream())
        .map(
            gap ->
                new Unread(gap.uri(), "rule " + planned.rule().id() + ": " + gap.reason(), false));
  }

  private static List<Planned> plan(
      AnalysisRequest request, QueryPlan plan, Map<String, ReportBuilder> reports) {
    List<Planned> planned = new ArrayList<>();
    for (Ruleset ruleset : request.rulesets()) {
      ReportBuilder report =
          reports.computeIfAbsent(ruleset.name(), name -> new ReportBuilder(ruleset));
      for (Rule rule : ruleset.rules()) {
        Optional<Condition> condition =
            request.selector().matches(rule.labels())
                ? plan.answerable(rule.when())
                : Optional.empty();
        if (condition.isEmpty()) {
          report.skipped(rule);
          continue;
        }
        List<String> problems = plan.add(rule, condition.get());
        if (problems.isEmpty()) {
          planned.add(new Planned(rule, condition.get(), report, turn(rule)));
        } else {
          report.failed(rule, String.join("; ", problems));
        }
      }
    }
    return planned;
  }

  private static List<Planned> inTurn(List<Planned> planned) {
    return planned.stream().sorted(Comparator.comparingInt(Planned::turn)).toList();
  }

  /**
   * Rules about secrets, since no other may show what they find; rules that tag, those among them
   * that need tags last; then all others.
   */
  private static int turn(Rule rule) {
    if (SecretLines.concern(rule) && !rule.usesHasTags()) {
      return -1;
    }
    if (rule.tags().isEmpty()) {
      return 2;
    }
    return rule.usesHasTags() ? 1 : 0;
  }

  private static Set<String> evaluate(
      Planned planned, ConditionEvaluator evaluator, Incidents incidents, SecretLines secrets) {
    Rule rule = planned.rule();
    Outcome outcome;
    try {
      outcome = evaluator.evaluate(planned.condition());
    } catch (RuleFailure e) {
      planned.report().failed(rule, e.getMessage());
      return Set.of();
    }
    if (SecretLines.concern(rule)) {
      secrets.add(outcome.hits());
    }
    List<Incident> found = outcome.matched() ? incidents.of(rule, outcome.hits()) : List.of();
    if (found.isEmpty()) {
      planned.report().unmatched(rule);
      return Set.of();
    }
    Set<String> tags = Tags.set(rule.tags(), found);
    planned.report().tags(tags);
    planned.report().found(rule, violation(rule, tags, found));
    Set<String> names = new HashSet<>();
    tags.forEach(tag -> Tags.names(tag).forEach(names::add));
    return names;
  }

  private static Violation violation(Rule rule, Set<String> tags, List<Incident> incidents) {
    List<String> labels =
        Stream.concat(rule.labels().stream(), tags.stream().map(tag -> "tag=" + tag))
            .distinct()
            .toList();
    boolean onlyTags = !rule.tags().isEmpty() && !rule.isViolation();
    Optional<Category> category = onlyTags ? Optional.empty() : rule.category();
    return new Violation(
        rule.description(), category, labels, incidents, rule.links(), rule.effort());
  }
}
