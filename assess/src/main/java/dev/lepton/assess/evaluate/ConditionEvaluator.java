package dev.lepton.assess.evaluate;

import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.Condition.Ask;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates one rule's conditions over the answers; nothing short-circuits. For one use. */
final class ConditionEvaluator {
  private final QueryPlan plan;
  private final Answers answers;
  private final Set<String> tags;
  private final List<String> labels;
  private final Leaving leaving;
  private final Map<String, List<Hit>> named = new HashMap<>();

  /**
   * @param labels of the rule, which may ask for something to be left out
   */
  ConditionEvaluator(
      QueryPlan plan, Answers answers, Set<String> tags, List<String> labels, Leaving leaving) {
    this.plan = plan;
    this.answers = answers;
    this.tags = tags;
    this.labels = labels;
    this.leaving = leaving;
  }

  Outcome evaluate(Condition condition) throws RuleFailure {
    Optional<String> from = condition.role().from();
    if (from.isPresent() && !named.containsKey(from.get())) {
      throw new RuleFailure("`from: " + from.get() + "` refers to nothing in this rule");
    }
    Outcome outcome = bare(condition);
    condition.role().as().ifPresent(name -> named.put(name, outcome.hits()));
    return condition.role().not() ? outcome.negated() : outcome;
  }

  private Outcome bare(Condition condition) throws RuleFailure {
    if (condition instanceof Condition.And and) {
      return all(and.parts());
    }
    return condition instanceof Condition.Or or ? any(or.parts()) : ask((Ask) condition);
  }

  private Outcome all(List<Condition> parts) throws RuleFailure {
    boolean matched = true;
    List<Hit> hits = new ArrayList<>();
    for (Condition part : Chains.inOrder(parts)) {
      Outcome outcome = evaluate(part);
      matched &= outcome.matched();
      if (!part.role().ignore() && outcome.matched()) {
        hits.addAll(outcome.hits());
      }
    }
    return new Outcome(matched, hits);
  }

  private Outcome any(List<Condition> parts) throws RuleFailure {
    boolean matched = false;
    List<Hit> hits = new ArrayList<>();
    for (Condition part : Chains.inOrder(parts)) {
      Outcome outcome = evaluate(part);
      matched |= outcome.matched();
      if (!part.role().ignore() && outcome.matched()) {
        hits.addAll(outcome.hits());
      }
    }
    return new Outcome(matched, hits);
  }

  private Outcome ask(Ask ask) throws RuleFailure {
    if (ask.isHasTags()) {
      return hasTags(ask);
    }
    int query = plan.id(ask);
    Optional<String> failure = answers.failure(query);
    if (failure.isPresent()) {
      throw new RuleFailure(ask.name() + ": " + failure.get());
    }
    List<Hit> hits = FileNarrowing.of(ask, named).apply(answers.of(query));
    return Outcome.of(leaving.apply(labels, ask, hits));
  }

  private Outcome hasTags(Ask ask) {
    List<String> wanted = Fields.texts(ask.fields().get("hasTags"));
    if (!tags.containsAll(wanted)) {
      return Outcome.NONE;
    }
    Hit hit =
        new Hit(URI.create(""), Optional.empty(), Optional.empty(), Map.of("tags", wanted), false);
    return new Outcome(true, List.of(hit));
  }
}
