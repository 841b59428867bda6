package dev.lepton.assess.reference.types;

import java.util.List;

/**
 * A declared method.
 *
 * @param variables its own type variables; the type of a call that has any is not worked out
 * @param open whether it takes a variable number of arguments
 */
public record MethodModel(
    String name, List<TypeUse> parameters, TypeUse result, List<String> variables, boolean open) {
  boolean takes(int arguments) {
    return arguments < 0
        || parameters.size() == arguments
        || open && arguments >= parameters.size() - 1;
  }
}
