package dev.lepton.assess.reference;

import dev.lepton.assess.dependency.DependencyAnswers;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code dependency} of a language whose code is not looked into.
 *
 * @param name what stands before the dot in conditions
 */
record DependencyProvider(String name, DependencyAnswers answers) implements Provider {
  @Override
  public Set<String> capabilities() {
    return Set.of("dependency");
  }

  @Override
  public List<String> check(String capability, Map<String, Object> fields) {
    return answers.check(fields);
  }

  @Override
  public void analyse(AnalysisInput input, List<Query> queries, HitSink sink) {
    answers.answer(input, queries, sink);
  }
}
