package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares everything that is not rows: objects by kind, name and definition. */
final class ObjectComparison {
  private ObjectComparison() {}

  static void compare(List<SchemaObject> from, List<SchemaObject> to, Differences differences) {
    compare(from, to, object -> Optional.empty(), differences);
  }

  /**
   * @param definition how an object of the first list is made
   */
  static void compare(
      List<SchemaObject> from,
      List<SchemaObject> to,
      Function<SchemaObject, Optional<String>> definition,
      Differences differences) {
    Map<String, SchemaObject> left = byName(from);
    Map<String, SchemaObject> right = byName(to);
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      SchemaObject ours = left.get(name);
      SchemaObject theirs = right.get(name);
      if (!Objects.equals(ours, theirs) && !(ours == null && isBornWith(theirs))) {
        SchemaObject either = ours == null ? theirs : ours;
        String how = ours == null ? " is extra" : theirs == null ? " is missing" : " differs";
        Optional<String> mend = ours == null ? Optional.empty() : definition.apply(ours);
        differences.add(
            new Difference(either.kind(), either.name() + how, "object", List.of(), mend));
      }
    }
  }

  /** Every database is born with this schema; a source may have dropped it. */
  private static boolean isBornWith(SchemaObject object) {
    return object.kind().equals("schema") && object.name().equals("public");
  }

  private static Map<String, SchemaObject> byName(List<SchemaObject> objects) {
    Map<String, SchemaObject> byName = new TreeMap<>();
    objects.forEach(object -> byName.put(object.kind() + " " + object.name(), object));
    return byName;
  }
}
