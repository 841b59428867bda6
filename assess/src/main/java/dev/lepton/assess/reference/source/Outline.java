package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.ClassModel;
import dev.lepton.assess.reference.types.ModelValues;
import java.util.ArrayList;
import java.util.List;

/**
 * What one source file declares.
 *
 * @param announced the type that its name and its package clause promise
 * @param packages those that it says it is in, one as a rule
 * @param types names, and a number each that changes with the declaration
 */
record Outline(String announced, List<String> packages, List<Type> types) {
  record Type(String name, long number) {}

  static Outline of(String announcedPackage, String fileName, Declarations.FileTypes declared) {
    List<Type> types = new ArrayList<>();
    for (ClassModel model : declared.models()) {
      // A value's text is the same for equal values, and only for these.
      types.add(new Type(model.name(), Asked.number(String.valueOf(ModelValues.of(model)))));
    }
    return new Outline(
        qualified(announcedPackage, fileName),
        List.of(announcedPackage, declared.packageName()).stream().distinct().toList(),
        List.copyOf(types));
  }

  static String qualified(String packageName, String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  Object value() {
    return List.of(
        announced,
        packages,
        types.stream().map(Type::name).toList(),
        types.stream().mapToLong(Type::number).toArray());
  }

  static Outline of(Object value) {
    List<?> parts = (List<?>) value;
    List<?> names = (List<?>) parts.get(2);
    long[] numbers = (long[]) parts.get(3);
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      types.add(new Type((String) names.get(i), numbers[i]));
    }
    return new Outline(
        (String) parts.get(0),
        ((List<?>) parts.get(1)).stream().map(String::valueOf).toList(),
        types);
  }
}
