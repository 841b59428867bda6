package dev.lepton.assess.evaluate;

import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruleset.Ruleset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what the rules of one ruleset come to. For one thread. */
final class ReportBuilder {
  private final String name;
  private final String description;
  private final Set<String> tags = new TreeSet<>();
  private final TreeMap<String, Violation> violations = new TreeMap<>();
  private final TreeMap<String, Violation> insights = new TreeMap<>();
  private final TreeMap<String, String> errors = new TreeMap<>();
  private final Set<String> unmatched = new TreeSet<>();
  private final Set<String> skipped = new TreeSet<>();

  ReportBuilder(Ruleset ruleset) {
    this.name = ruleset.name();
    this.description = ruleset.description();
  }

  void tags(Set<String> found) {
    tags.addAll(found);
  }

  void found(Rule rule, Violation violation) {
    (rule.isViolation() ? violations : insights).put(rule.id(), violation);
  }

  void failed(Rule rule, String reason) {
    errors.merge(
        rule.id(), reason, (left, right) -> left.equals(right) ? left : left + "; " + right);
  }

  void unmatched(Rule rule) {
    unmatched.add(rule.id());
  }

  void skipped(Rule rule) {
    skipped.add(rule.id());
  }

  RulesetReport build() {
    return new RulesetReport(
        name,
        description,
        List.copyOf(tags),
        Collections.unmodifiableSortedMap(violations),
        Collections.unmodifiableSortedMap(insights),
        Collections.unmodifiableSortedMap(errors),
        List.copyOf(unmatched),
        List.copyOf(skipped));
  }
}
