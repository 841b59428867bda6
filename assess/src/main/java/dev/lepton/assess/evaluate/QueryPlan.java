package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Every question of every selected rule, each asked once however many rules ask it, so that each
 * provider answers all of them in one pass.
 */
final class QueryPlan {
  /** To read at most so many counts as a small change. */
  private static final int FEW_FILES = 50;

  private final Map<String, Provider> providers = new HashMap<>();
  private final SortedMap<String, List<Query>> queries = new TreeMap<>();
  private final Map<Question, Integer> ids = new LinkedHashMap<>();
  private final Map<Condition.Ask, Integer> asked = new IdentityHashMap<>();

  private record Question(String provider, String capability, Map<String, Object> fields) {
    // Written out, as in FileStamp: what the language makes for records is put together at run
    // time.
    @Override
    public boolean equals(Object other) {
      return other instanceof Question question
          && provider.equals(question.provider)
          && capability.equals(question.capability)
          && fields.equals(question.fields);
    }

    @Override
    public int hashCode() {
      return capability.hashCode() * 31 + fields.hashCode();
    }
  }

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
    boolean isNew = ids.putIfAbsent(question, ids.size()) == null;
    asked.put(ask, ids.get(question));
    if (isNew) {
      queries
          .computeIfAbsent(ask.provider(), key -> new ArrayList<>())
          .add(new Query(ids.get(question), question.capability(), question.fields()));
    }
  }

  int id(Condition.Ask ask) {
    Integer known = asked.get(ask);
    return known == null ? ids.get(question(ask)) : known;
  }

  private static Question question(Condition.Ask ask) {
    Map<String, Object> fields = new LinkedHashMap<>(ask.fields());
    fields.remove("filepaths");
    return new Question(ask.provider(), ask.capability(), Map.copyOf(fields));
  }

  Answers ask(AnalysisInput input) {
    Answers answers = new Answers();
    queries.keySet().forEach(name -> providers.get(name).prepare(input));
    if (isNearlyKnown(input)) {
      atOnce(input, answers);
    } else {
      queries.keySet().forEach(name -> ask(name, input, answers));
    }
    return answers;
  }

  private void ask(String name, AnalysisInput input, Answers answers) {
    providers.get(name).analyse(input, List.copyOf(queries.get(name)), answers);
  }

  /**
   * With a few files to read, what takes time is that each provider gets ready; with many, each of
   * them keeps all processors busy by itself, and its files' texts in memory.
   */
  private static boolean isNearlyKnown(AnalysisInput input) {
    return input.memory().isActive()
        && input.files().files().stream()
                .filter(file -> !input.memory().knows(file))
                .limit(FEW_FILES + 1)
                .count()
            <= FEW_FILES;
  }

  private void atOnce(AnalysisInput input, Answers answers) {
    ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, input.threads()));
    try {
      List<CompletableFuture<Void>> all =
          queries.keySet().stream()
              .map(name -> CompletableFuture.runAsync(() -> ask(name, input, answers), workers))
              .toList();
      all.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    } finally {
      workers.shutdownNow();
    }
  }
}
