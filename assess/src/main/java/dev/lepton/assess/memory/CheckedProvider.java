package dev.lepton.assess.memory;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A provider whose conditions were checked by an earlier analysis with the same rules: compiling
 * thousands of expressions only to see that they compile takes longer than all else. For one
 * analysis and one thread, except for {@link #analyse}.
 */
public final class CheckedProvider implements Provider {
  private final Provider provider;
  private final Optional<Map<Question, List<String>>> known;
  private final Map<Question, List<String>> found = new HashMap<>();

  private record Question(String capability, Map<String, Object> fields) {
    // Written out, as in FileStamp: what the language makes for records is put together at run
    // time.
    @Override
    public boolean equals(Object other) {
      return other instanceof Question question
          && capability.equals(question.capability)
          && fields.equals(question.fields);
    }

    @Override
    public int hashCode() {
      return capability.hashCode() * 31 + fields.hashCode();
    }
  }

  private CheckedProvider(Provider provider, Optional<Map<Question, List<String>>> known) {
    this.provider = provider;
    this.known = known;
  }

  /**
   * @param value of {@link #problems}, of an analysis with the same rules and labels; empty when
   *     there was none
   */
  public static List<CheckedProvider> of(List<Provider> providers, Optional<Object> value) {
    return providers.stream()
        .map(
            provider -> new CheckedProvider(provider, value.map(all -> read(all, provider.name()))))
        .toList();
  }

  private static Map<Question, List<String>> read(Object value, String name) {
    Map<Question, List<String>> known = new HashMap<>();
    for (Object one : (List<?>) value) {
      List<?> parts = (List<?>) one;
      if (parts.get(0).equals(name)) {
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = (Map<String, Object>) parts.get(2);
        List<String> problems = ((List<?>) parts.get(3)).stream().map(String::valueOf).toList();
        known.put(new Question((String) parts.get(1), fields), problems);
      }
    }
    return known;
  }

  /** The conditions with which something is wrong; about all others nothing was found. */
  public static Object problems(List<CheckedProvider> providers) {
    List<Object> all = new ArrayList<>();
    for (CheckedProvider one : providers) {
      one.found.forEach(
          (question, problems) ->
              all.add(List.of(one.name(), question.capability(), question.fields(), problems)));
    }
    return all;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public Set<String> capabilities() {
    return provider.capabilities();
  }

  @Override
  public List<String> check(String capability, Map<String, Object> fields) {
    Question question = new Question(capability, fields);
    List<String> problems =
        known
            .map(all -> all.getOrDefault(question, List.of()))
            .orElseGet(() -> provider.check(capability, fields));
    if (!problems.isEmpty()) {
      found.put(question, problems);
    }
    return problems;
  }

  @Override
  public List<String> remarks(String capability, Map<String, Object> fields) {
    return provider.remarks(capability, fields);
  }

  @Override
  public void prepare(AnalysisInput input) {
    provider.prepare(input);
  }

  @Override
  public void analyse(AnalysisInput input, List<Query> queries, HitSink sink) {
    provider.analyse(input, queries, sink);
  }
}
