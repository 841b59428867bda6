package dev.lepton.assess.reference.types;

import java.util.List;
import java.util.Map;

/**
 * What the users of a type see of it.
 *
 * @param name qualified, nested types with dots
 * @param variables names of its type variables
 * @param supertypes superclass first
 * @param fields types by name
 * @param methods by name
 */
public record ClassModel(
    String name,
    Kind kind,
    List<String> variables,
    List<TypeUse> supertypes,
    Map<String, TypeUse> fields,
    Map<String, List<MethodModel>> methods,
    List<String> constants) {
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION
  }
}
