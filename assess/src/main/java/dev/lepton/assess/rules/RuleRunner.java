package dev.lepton.assess.rules;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.Place;
import dev.lepton.model.assessment.Finding;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Applies rules to what was read. Stateless, thread-safe. */
public final class RuleRunner {
  private record Hit(Rule rule, Match match) {}

  private RuleRunner() {}

  /** One finding for each rule and line, ordered by file, line and rule. */
  public static List<Finding> run(List<Rule> rules, Application application) {
    Map<String, Hit> hits = new LinkedHashMap<>();
    Map<Place, Set<String>> secrets = new LinkedHashMap<>();
    for (Rule rule : rules) {
      rule.matchers().stream()
          .flatMap(matcher -> matches(matcher, application))
          .forEach(
              match -> {
                hits.merge(
                    rule.id() + " " + match.place(), new Hit(rule, match), RuleRunner::merge);
                if (!match.secrets().isEmpty()) {
                  secrets
                      .computeIfAbsent(match.place(), place -> new LinkedHashSet<>())
                      .addAll(match.secrets());
                }
              });
    }
    return findings(hits.values(), new Snippets(application, secrets));
  }

  private static Stream<Match> matches(Matcher matcher, Application application) {
    if (matcher instanceof Matcher.InCode code) {
      return application
          .liveCode()
          .filter(file -> file.source().isIn(code.language()))
          .flatMap(file -> code.find().apply(file));
    }
    if (matcher instanceof Matcher.InConfig config) {
      return application.liveConfig().flatMap(file -> config.find().apply(file));
    }
    return ((Matcher.InApplication) matcher).find().apply(application);
  }

  /** Two sightings on one line are one finding; the plain one says what is to be changed there. */
  private static Hit merge(Hit one, Hit other) {
    return one.match().plain() ? one : other;
  }

  private static List<Finding> findings(Collection<Hit> hits, Snippets snippets) {
    return hits.stream()
        .map(hit -> finding(hit, snippets))
        .sorted(
            Comparator.comparing(Finding::file)
                .thenComparingInt(Finding::line)
                .thenComparing(Finding::ruleId))
        .toList();
  }

  private static Finding finding(Hit hit, Snippets snippets) {
    Rule rule = hit.rule();
    return new Finding(
        rule.id(),
        rule.category(),
        rule.severity(),
        rule.advice().title(),
        hit.match().place().file(),
        hit.match().place().line(),
        snippets.at(hit.match().place()),
        rule.advice().reason(),
        rule.advice().fix(),
        rule.repair().effort(),
        rule.repair().byMachine() && hit.match().plain());
  }
}
