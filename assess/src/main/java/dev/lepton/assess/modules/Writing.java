package dev.lepton.assess.modules;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by the names of what is called whether rows are changed. Stateless. */
final class Writing {
  private static final Set<String> WORDS =
      Set.of(
          ("save insert update delete destroy remove persist create upsert replace add increment"
                  + " decrement touch merge truncate del")
              .split(" "));
  private static final Set<String> READING = Set.of("query", "select", "builder", "where");

  private Writing() {}

  /**
   * @param members what is asked of a model or a table, call by call
   */
  static boolean isIn(List<String> members) {
    return members.stream().anyMatch(Writing::writes);
  }

  private static boolean writes(String member) {
    List<String> words =
        List.of(
            member
                .replaceAll("(?<=[a-z\\d])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+"));
    return words.stream().anyMatch(WORDS::contains) && words.stream().noneMatch(READING::contains);
  }
}
