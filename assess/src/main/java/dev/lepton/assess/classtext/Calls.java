package dev.lepton.assess.classtext;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls as they are written; what compilers add to them is left out. Stateless. */
final class Calls {
  private static final char ARGUMENT = '\u0001';
  private static final char CONSTANT = '\u0002';
  private static final String PLUS = " + ";
  private static final Set<String> BUILDERS =
      Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");
  private static final Set<String> BOXES =
      Set.of(
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Short",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Boolean",
          "java/lang/Float",
          "java/lang/Double");

  /**
   * @param values the receiver, where there is one, and the arguments
   */
  String of(MethodInsnNode call, List<? extends Phrase> values) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    List<? extends Phrase> arguments = isStatic ? values : values.subList(1, values.size());
    if (call.name.equals("<init>")) {
      boolean own = values.get(0).text().equals("this");
      return (own ? "super" : "new " + Spelling.internal(call.owner)) + list(arguments);
    }
    if (BOXES.contains(call.owner) && isBoxing(call, isStatic)) {
      return values.get(0).text();
    }
    if (BUILDERS.contains(call.owner) && !isStatic) {
      return built(call, values);
    }
    String receiver = isStatic ? Spelling.internal(call.owner) : values.get(0).shown();
    return receiver + "." + call.name + list(arguments);
  }

  private static boolean isBoxing(MethodInsnNode call, boolean isStatic) {
    return isStatic
        ? call.name.equals("valueOf") && call.desc.indexOf(')') == 2
        : call.name.endsWith("Value") && call.desc.startsWith("()");
  }

  /** Texts that are joined, as before Java 9. */
  private static String built(MethodInsnNode call, List<? extends Phrase> values) {
    String before = values.get(0).text().startsWith("new String") ? "" : values.get(0).text();
    if (call.name.equals("append") && values.size() == 2) {
      return before.isEmpty() ? values.get(1).shown() : before + PLUS + values.get(1).shown();
    }
    return call.name.equals("toString") ? before : "";
  }

  private static String list(List<? extends Phrase> arguments) {
    return arguments.stream().map(Phrase::shown).collect(Collectors.joining(", ", "(", ")"));
  }

  /** Texts that are joined, as since Java 9; of anything else nothing is known. */
  String of(InvokeDynamicInsnNode call, List<? extends Phrase> values) {
    boolean joins =
        call.bsm.getName().equals("makeConcatWithConstants")
            && call.bsmArgs.length > 0
            && call.bsmArgs[0] instanceof String;
    return joins ? joined(call.bsmArgs, values) : "";
  }

  private static String joined(Object[] recipe, List<? extends Phrase> values) {
    StringBuilder written = new StringBuilder();
    StringBuilder words = new StringBuilder();
    int argument = 0;
    int constant = 1;
    for (char c : String.valueOf(recipe[0]).toCharArray()) {
      if (c == ARGUMENT && argument < values.size()) {
        tell(words, written);
        written.append(written.isEmpty() ? "" : PLUS).append(values.get(argument++).shown());
      } else if (c == CONSTANT && constant < recipe.length) {
        words.append(recipe[constant++]);
      } else {
        words.append(c);
      }
    }
    tell(words, written);
    return written.toString();
  }

  private static void tell(StringBuilder words, StringBuilder written) {
    if (!words.isEmpty()) {
      written.append(written.isEmpty() ? "" : PLUS).append(Spelling.literal(words.toString()));
      words.setLength(0);
    }
  }
}
