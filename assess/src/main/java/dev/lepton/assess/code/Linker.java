package dev.lepton.assess.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks constants of other files up, so that a value is reported where it is written. Stateless,
 * thread-safe.
 */
public final class Linker {
  private Linker() {}

  /** The same files, with every reference to another file's constant replaced by that constant. */
  public static List<CodeFile> link(List<CodeFile> files) {
    Map<String, Value> constants = new HashMap<>();
    for (CodeFile file : files) {
      for (NamedValue named : file.values()) {
        if (named.shared() && named.value().isFixed()) {
          constants.putIfAbsent(named.qualifiedName(), named.value());
        }
      }
    }
    return files.stream().map(file -> link(file, constants)).toList();
  }

  private static CodeFile link(CodeFile file, Map<String, Value> constants) {
    List<Call> calls =
        file.calls().stream()
            .map(
                call ->
                    new Call(
                        call.owner(),
                        call.name(),
                        linkAll(call.arguments(), constants),
                        call.place(),
                        call.scope()))
            .toList();
    return new CodeFile(
        file.source(),
        file.references(),
        file.values(),
        calls,
        file.texts(),
        file.entryPoints(),
        file.problems());
  }

  private static List<Argument> linkAll(List<Argument> arguments, Map<String, Value> constants) {
    return arguments.stream()
        .map(argument -> new Argument(argument.name(), lookUp(argument.value(), constants)))
        .toList();
  }

  private static Value lookUp(Value value, Map<String, Value> constants) {
    if (value.origin() != Value.Origin.REFERENCE || !constants.containsKey(value.text())) {
      return value;
    }
    Value constant = constants.get(value.text());
    return constant.origin() == Value.Origin.LITERAL
        ? constant.as(Value.Origin.CONSTANT)
        : constant;
  }
}
