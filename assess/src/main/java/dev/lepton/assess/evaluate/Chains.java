package dev.lepton.assess.evaluate;

import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders conditions so that what others refer to comes first. */
final class Chains {
  private Chains() {}

  /** The same conditions, heads of chains first, otherwise as written; circles stay as written. */
  static List<Condition> inOrder(List<Condition> parts) {
    if (parts.size() == 1) {
      return parts;
    }
    Set<String> defined = parts.stream().flatMap(Chains::names).collect(Collectors.toSet());
    if (defined.isEmpty()) {
      return parts;
    }
    List<Condition> waiting = new ArrayList<>(parts);
    Set<String> done = new HashSet<>();
    List<Condition> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Condition next = waiting.remove(firstReady(waiting, done, defined));
      ordered.add(next);
      names(next).forEach(done::add);
    }
    return ordered;
  }

  /** The first where none is. */
  private static int firstReady(List<Condition> waiting, Set<String> done, Set<String> defined) {
    return IntStream.range(0, waiting.size())
        .filter(at -> done.containsAll(needs(waiting.get(at), defined)))
        .findFirst()
        .orElse(0);
  }

  private static Stream<String> names(Condition part) {
    return part.all().flatMap(inner -> inner.role().as().stream());
  }

  private static Set<String> needs(Condition part, Set<String> defined) {
    Set<String> own = names(part).collect(Collectors.toSet());
    return part.all()
        .flatMap(inner -> Stream.concat(inner.role().from().stream(), referred(inner)))
        .filter(name -> defined.contains(name) && !own.contains(name))
        .collect(Collectors.toSet());
  }

  /** The names that a condition's {@code filepaths} refer to. */
  static Stream<String> referred(Condition condition) {
    return condition instanceof Condition.Ask ask
        ? Fields.texts(ask.fields().get("filepaths")).stream()
            .flatMap(text -> Template.names(text).stream())
            .map(name -> name.substring(0, Math.max(0, name.indexOf('.'))))
        : Stream.empty();
  }
}
