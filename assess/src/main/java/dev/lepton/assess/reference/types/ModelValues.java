package dev.lepton.assess.reference.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Types as values that can be kept from one analysis to the next. Stateless. */
public final class ModelValues {
  private ModelValues() {}

  /** Equal types give equal values. */
  public static Object of(ClassModel model) {
    Map<String, Object> fields = new TreeMap<>();
    model.fields().forEach((name, type) -> fields.put(name, of(type)));
    Map<String, Object> methods = new TreeMap<>();
    model
        .methods()
        .forEach((name, same) -> methods.put(name, same.stream().map(ModelValues::of).toList()));
    return List.of(
        model.name(),
        model.kind().name(),
        model.variables(),
        model.supertypes().stream().map(ModelValues::of).toList(),
        fields,
        methods,
        model.constants());
  }

  /** What {@link #of(ClassModel)} was given. */
  public static ClassModel model(Object value) {
    Map<String, TypeUse> fields = new HashMap<>();
    ((Map<?, ?>) at(value, 4))
        .forEach((name, type) -> fields.put(String.valueOf(name), type(type)));
    Map<String, List<MethodModel>> methods = new HashMap<>();
    ((Map<?, ?>) at(value, 5))
        .forEach(
            (name, same) ->
                methods.put(
                    String.valueOf(name),
                    ((List<?>) same).stream().map(ModelValues::method).toList()));
    return new ClassModel(
        (String) at(value, 0),
        ClassModel.Kind.valueOf((String) at(value, 1)),
        texts(at(value, 2)),
        list(at(value, 3), ModelValues::type),
        fields,
        methods,
        texts(at(value, 6)));
  }

  private static Object of(MethodModel method) {
    return List.of(
        method.name(),
        method.parameters().stream().map(ModelValues::of).toList(),
        of(method.result()),
        method.variables(),
        method.open());
  }

  private static MethodModel method(Object value) {
    return new MethodModel(
        (String) at(value, 0),
        list(at(value, 1), ModelValues::type),
        type(at(value, 2)),
        texts(at(value, 3)),
        (Boolean) at(value, 4));
  }

  private static Object of(TypeUse type) {
    return List.of(
        type.names(), type.arguments().stream().map(ModelValues::of).toList(), type.origin());
  }

  private static TypeUse type(Object value) {
    return new TypeUse(
        texts(at(value, 0)), list(at(value, 1), ModelValues::type), texts(at(value, 2)));
  }

  private static Object at(Object list, int index) {
    return ((List<?>) list).get(index);
  }

  private static List<String> texts(Object value) {
    return list(value, String.class::cast);
  }

  private static <T> List<T> list(Object value, Function<Object, T> each) {
    return ((List<?>) value).stream().<T>map(each::apply).toList();
  }
}
