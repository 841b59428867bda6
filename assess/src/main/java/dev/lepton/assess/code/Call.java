package dev.lepton.assess.code;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A method, function or constructor is called.
 *
 * @param owner type or module that declares what is called
 * @param name the method; {@value #CONSTRUCTOR} for Java's {@code new}
 * @param place of the call's name, not of the whole expression's first line
 * @param scope the function or method around it, unique within the file; empty outside of any
 */
public record Call(
    TypeName owner, String name, List<Argument> arguments, Place place, String scope) {
  public static final String CONSTRUCTOR = "<init>";

  public boolean is(String type, String method) {
    return name.equals(method) && owner.is(type);
  }

  public boolean isOn(Collection<String> types, Collection<String> methods) {
    return methods.contains(name) && owner.isOneOf(types);
  }

  /** The positional argument at an index from 0. */
  public Optional<Value> argument(int index) {
    List<Argument> positional = arguments.stream().filter(a -> a.name().isEmpty()).toList();
    return index < positional.size()
        ? Optional.of(positional.get(index).value())
        : Optional.empty();
  }

  public Optional<Value> argument(String keyword) {
    return arguments.stream()
        .filter(a -> a.name().equals(keyword))
        .map(Argument::value)
        .findFirst();
  }
}
