package dev.lepton.assess.reference.pattern;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * What the annotations of a declaration, or the annotation itself, must look like.
 *
 * @param type the annotation's type; empty for any
 * @param elements all of which must be there
 */
record Annotated(Optional<JavaNames> type, List<Element> elements) {
  /** An element by its exact name, and the whole of its value. */
  record Element(String name, Pattern value) {}

  boolean accepts(AnnotationUse annotation) {
    return type.map(names -> names.matchesAny(annotation.types())).orElse(true)
        && elements.stream().allMatch(element -> accepts(annotation, element));
  }

  private static boolean accepts(AnnotationUse annotation, Element wanted) {
    return annotation.elements().getOrDefault(wanted.name(), List.of()).stream()
        .anyMatch(value -> wanted.value().matcher(value).matches());
  }
}
