package dev.lepton.assess.reference.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type as it is used. Without a build a name can have several readings; all are kept.
 *
 * @param names qualified, nested types with dots; empty when nothing is known
 * @param arguments type arguments, or the component of an array
 * @param origin for an unknown type: the known types it was got from, such as a builder's
 */
public record TypeUse(List<String> names, List<TypeUse> arguments, List<String> origin) {
  public static final TypeUse UNKNOWN = new TypeUse(List.of(), List.of(), List.of());
  private static final String ARRAY = "[]";

  public static TypeUse of(String name) {
    return new TypeUse(List.of(name), List.of(), List.of());
  }

  public static TypeUse of(List<String> names) {
    return new TypeUse(names, List.of(), List.of());
  }

  public static TypeUse arrayOf(TypeUse component) {
    return new TypeUse(List.of(ARRAY), List.of(component), List.of());
  }

  /** Something that a known type handed out, and no more is known of it. */
  public static TypeUse gotFrom(TypeUse source) {
    return new TypeUse(List.of(), List.of(), source.isKnown() ? source.names() : source.origin());
  }

  public TypeUse with(List<TypeUse> typeArguments) {
    return typeArguments.isEmpty() ? this : new TypeUse(names, typeArguments, origin);
  }

  public boolean isKnown() {
    return !names.isEmpty();
  }

  public boolean isArray() {
    return names.size() == 1 && names.get(0).equals(ARRAY);
  }

  /** What a loop over it yields: an array's component, a collection's only argument. */
  public TypeUse element() {
    return arguments.isEmpty() ? gotFrom(this) : arguments.get(arguments.size() - 1);
  }

  /** The names for a pattern: of an array those of its component, at any depth. */
  public List<String> patternNames() {
    return isArray() ? element().patternNames() : names;
  }

  /** Puts type arguments in the places of type variables. */
  public TypeUse substitute(Map<String, TypeUse> variables) {
    if (variables.isEmpty()) {
      return this;
    }
    if (names.size() == 1) {
      TypeUse argument = variables.get(names.get(0));
      if (argument != null) {
        return argument;
      }
    }
    return arguments.isEmpty()
        ? this
        : new TypeUse(
            names, arguments.stream().map(one -> one.substitute(variables)).toList(), origin);
  }

  public Optional<String> single() {
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }
}
