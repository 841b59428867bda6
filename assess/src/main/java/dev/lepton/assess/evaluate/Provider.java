package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.AnalysisInput;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers the conditions of one technology. An instance is stateless between calls and thread-safe.
 */
public interface Provider {
  /** What stands before the dot in conditions: {@code java} in {@code java.referenced}. */
  String name();

  /** What may stand after the dot. */
  Set<String> capabilities();

  /**
   * What is wrong with a condition, for `lepton rules lint` and before anything is read.
   *
   * @return in words the author of the rule knows; empty when all is well
   */
  List<String> check(String capability, Map<String, Object> fields);

  /**
   * What an author should know of a condition that can be answered all the same, for `lepton rules
   * lint`.
   *
   * @return in words the author of the rule knows; empty when all is well
   */
  default List<String> remarks(String capability, Map<String, Object> fields) {
    return List.of();
  }

  /**
   * Called before any provider analyses, by the same thread. May begin on a thread of its own what
   * takes its time and will be needed; the answers do not depend on it.
   */
  default void prepare(AnalysisInput input) {}

  /**
   * Answers all queries in one pass over the input. Bad input never throws: it goes to {@link
   * HitSink#unread}. Returns when every query is answered.
   */
  void analyse(AnalysisInput input, List<Query> queries, HitSink sink);
}
