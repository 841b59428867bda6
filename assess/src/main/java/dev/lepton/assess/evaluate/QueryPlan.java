package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every question of every selected rule, each asked once however many rules ask it, so that each
 * provider answers all of them in one pass.
 */
final class QueryPlan {
  private final Map<String, Provider> providers = new HashMap<>();
  private final SortedMap<String, List<Query>> queries = new TreeMap<>();
  private final Map<Question, Integer> ids = new LinkedHashMap<>();

  private record Question(String provider, String capability, Map<String, Object> fields) {}

  QueryPlan(List<Provider> providers) {
    providers.forEach(provider -> this.providers.put(provider.name(), provider));
  }

  /**
   * The condition as it can be asked here: without a provider, a branch of an `or` is dropped, and
   * with it whatever needs it. Empty when nothing is left.
   */
  Optional<Condition> answerable(Condition condition) {
    if (condition instanceof Condition.Ask ask) {
      return providers.containsKey(ask.provider()) ? Optional.of(ask) : Optional.empty();
    }
    if (condition instanceof Condition.Or or) {
      List<Condition> parts =
          or.parts().stream().flatMap(part -> answerable(part).stream()).toList();
      return parts.isEmpty()
          ? Optional.empty()
          : Optional.of(new Condition.Or(parts, or.role(), or.place()));
    }
    Condition.And and = (Condition.And) condition;
    List<Condition> parts = new ArrayList<>();
    for (Condition part : and.parts()) {
      Optional<Condition> answerable = answerable(part);
      if (answerable.isEmpty()) {
        return Optional.empty();
      }
      parts.add(answerable.get());
    }
    return Optional.of(new Condition.And(parts, and.role(), and.place()));
  }

  /** What is wrong with a rule's questions; they are asked only when nothing is. */
  List<String> add(Rule rule, Condition condition) {
    List<Condition.Ask> asks =
        condition
            .all()
            .filter(part -> part instanceof Condition.Ask)
            .map(Condition.Ask.class::cast)
            .toList();
    List<String> problems = asks.stream().flatMap(ask -> problems(ask).stream()).toList();
    if (problems.isEmpty()) {
      asks.stream().filter(ask -> !ask.isHasTags()).forEach(this::add);
    }
    return problems;
  }

  private List<String> problems(Condition.Ask ask) {
    Provider provider = providers.get(ask.provider());
    if (provider == null || !provider.capabilities().contains(ask.capability())) {
      return List.of(ask.name() + " is not a known condition");
    }
    return provider.check(ask.capability(), ask.fields()).stream()
        .map(problem -> ask.name() + ": " + problem)
        .toList();
  }

  private void add(Condition.Ask ask) {
    Question question = question(ask);
    if (ids.putIfAbsent(question, ids.size()) == null) {
      queries
          .computeIfAbsent(ask.provider(), key -> new ArrayList<>())
          .add(new Query(ids.get(question), question.capability(), question.fields()));
    }
  }

  int id(Condition.Ask ask) {
    return ids.get(question(ask));
  }

  private static Question question(Condition.Ask ask) {
    Map<String, Object> fields = new LinkedHashMap<>(ask.fields());
    fields.remove("filepaths");
    return new Question(ask.provider(), ask.capability(), Map.copyOf(fields));
  }

  Answers ask(AnalysisInput input) {
    Answers answers = new Answers();
    queries.keySet().forEach(name -> providers.get(name).prepare(input));
    queries.forEach((name, list) -> providers.get(name).analyse(input, List.copyOf(list), answers));
    return answers;
  }
}
