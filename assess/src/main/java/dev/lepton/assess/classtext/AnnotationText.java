package dev.lepton.assess.classtext;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Annotations as they are written. Pure. */
final class AnnotationText {
  /** What compilers leave for themselves was in no source. */
  private static final List<String> INTERNAL = List.of("Lkotlin/Metadata;", "Lscala/reflect/");

  private AnnotationText() {}

  static Stream<String> all(
      @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
    return Stream.of(list(visible), list(invisible))
        .flatMap(List::stream)
        .filter(one -> INTERNAL.stream().noneMatch(one.desc::startsWith))
        .map(AnnotationText::of);
  }

  private static <T> List<T> list(@Nullable List<T> maybe) {
    return maybe == null ? List.of() : maybe;
  }

  private static String of(AnnotationNode annotation) {
    List<Object> values = list(annotation.values);
    List<String> elements = new ArrayList<>();
    for (int i = 0; i + 1 < values.size(); i += 2) {
      boolean alone = values.size() == 2 && values.get(i).equals("value");
      elements.add((alone ? "" : values.get(i) + " = ") + value(values.get(i + 1)));
    }
    return "@" + Spelling.type(Type.getType(annotation.desc)) + elements(elements);
  }

  private static String elements(List<String> elements) {
    return elements.isEmpty() ? "" : "(" + String.join(", ", elements) + ")";
  }

  private static String value(Object value) {
    if (value instanceof AnnotationNode inner) {
      return of(inner);
    }
    if (value instanceof String[] constant) {
      return Spelling.type(Type.getType(constant[0])) + "." + constant[1];
    }
    if (value instanceof List<?> many) {
      return many.stream().map(AnnotationText::value).collect(Collectors.joining(", ", "{", "}"));
    }
    return Spelling.constant(value).orElse(String.valueOf(value));
  }
}
