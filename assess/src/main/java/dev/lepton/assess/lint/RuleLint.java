package dev.lepton.assess.lint;

import dev.lepton.assess.evaluate.Fields;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.Condition.Ask;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.assess.ruleset.Ruleset;
import dev.lepton.assess.ruleset.RulesetReader;
import dev.lepton.assess.ruleset.Template;
import dev.lepton.model.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks rules without running them. Thread-safe. */
public final class RuleLint {
  private static final List<String> BESIDE = List.of("as", "from", "ignore", "not");

  private final Map<String, Provider> providers;

  public RuleLint(List<Provider> providers) {
    this.providers =
        providers.stream().collect(Collectors.toMap(Provider::name, Function.identity()));
  }

  /** Everything that is wrong with the rules in files and folders, by place. */
  public List<Problem> check(List<Path> paths) {
    Rulebooks books = RulesetReader.read(paths);
    List<Problem> problems = new ArrayList<>(books.problems());
    problems.addAll(books.remarks());
    for (Ruleset ruleset : books.rulesets()) {
      duplicates(ruleset, problems);
      ruleset.rules().forEach(rule -> rule(rule, problems));
    }
    problems.sort(Comparator.comparing(Problem::where).thenComparing(Problem::what));
    return List.copyOf(problems);
  }

  private static void duplicates(Ruleset ruleset, List<Problem> problems) {
    Map<String, Rule> seen = new HashMap<>();
    for (Rule rule : ruleset.rules()) {
      Rule first = seen.putIfAbsent(rule.id(), rule);
      if (first != null) {
        problems.add(
            new Problem(
                "the ruleID " + rule.id() + " is taken by " + first.place(),
                rule.place().toString(),
                "rename one: reports are by ruleID"));
      }
    }
  }

  private void rule(Rule rule, List<Problem> problems) {
    Set<String> names =
        rule.when().all().flatMap(part -> part.role().as().stream()).collect(Collectors.toSet());
    for (Condition part : rule.when().all().toList()) {
      Optional<String> from = part.role().from().filter(name -> !names.contains(name));
      from.ifPresent(name -> problems.add(dead(rule, part, "from: " + name)));
      if (part instanceof Ask ask) {
        ask(rule, ask, names, problems);
      }
    }
  }

  /** What chains and negates stands beside a condition; inside it, every analyser ignores it. */
  private static void misplaced(Rule rule, Ask ask, List<Problem> problems) {
    for (String key : BESIDE) {
      if (ask.fields().containsKey(key)) {
        problems.add(
            problem(
                rule,
                ask,
                "`" + key + "` inside " + ask.name() + " has no effect",
                "write it beside " + ask.name() + ", not inside"));
      }
    }
  }

  private void ask(Rule rule, Ask ask, Set<String> names, List<Problem> problems) {
    misplaced(rule, ask, problems);
    Provider provider = providers.get(ask.provider());
    if (provider == null) {
      problems.add(
          problem(
              rule,
              ask,
              "no provider is called " + ask.provider(),
              "use one of " + providers.keySet().stream().sorted().toList()));
      return;
    }
    if (!provider.capabilities().contains(ask.capability())) {
      problems.add(
          problem(
              rule,
              ask,
              ask.name() + " is not a known condition",
              "use one of " + provider.capabilities().stream().sorted().toList()));
      return;
    }
    Stream.of(
            provider.check(ask.capability(), ask.fields()),
            provider.remarks(ask.capability(), ask.fields()))
        .flatMap(List::stream)
        .map(text -> problem(rule, ask, ask.name() + ": " + text, "correct the field"))
        .forEach(problems::add);
    for (String written : Fields.texts(ask.fields().get("filepaths"))) {
      for (String name : Template.names(written)) {
        if (!known(name, names)) {
          problems.add(dead(rule, ask, written));
        }
      }
    }
  }

  private static boolean known(String name, Set<String> names) {
    int dot = name.indexOf('.');
    return dot > 0
        && names.contains(name.substring(0, dot))
        && name.substring(dot + 1).toLowerCase(Locale.ROOT).equals("filepaths");
  }

  private static Problem dead(Rule rule, Condition part, String written) {
    return problem(
        rule,
        part,
        "`" + written + "` refers to nothing",
        "name a condition with `as:` in this rule");
  }

  private static Problem problem(Rule rule, Condition part, String what, String fix) {
    return new Problem(rule.id() + ": " + what, part.place().toString(), fix);
  }
}
