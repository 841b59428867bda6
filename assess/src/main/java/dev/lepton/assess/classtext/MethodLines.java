package dev.lepton.assess.classtext;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** Tells the statements of one method that use a constant. For one use. */
final class MethodLines {
  private final ClassNode type;
  private final MethodNode method;
  private final Map<String, String> constants;
  private final Consumer<SourceLine> into;
  private int line;

  /**
   * @param constants the class's own, each text with its field's name
   */
  MethodLines(
      ClassNode type, MethodNode method, Map<String, String> constants, Consumer<SourceLine> into) {
    this.type = type;
    this.method = method;
    this.constants = constants;
    this.into = into;
  }

  /**
   * @param allowance what of the class may still be followed
   */
  void tell(Allowance allowance) {
    for (AbstractInsnNode one : method.instructions) {
      if (one instanceof LineNumberNode number) {
        line = number.line;
        break;
      }
    }
    AnnotationText.all(method.visibleAnnotations, method.invisibleAnnotations).forEach(this::tell);
    parameters(method.visibleParameterAnnotations);
    parameters(method.invisibleParameterAnnotations);
    if (allowance.covers(method)) {
      statements();
    } else {
      texts();
    }
  }

  private void parameters(List<AnnotationNode> @Nullable [] all) {
    if (all != null) {
      for (List<AnnotationNode> one : all) {
        AnnotationText.all(one, null).forEach(this::tell);
      }
    }
  }

  private void tell(String text) {
    if (!text.isEmpty()) {
      into.accept(new SourceLine(line, text));
    }
  }

  private void statements() {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    try {
      Frame<Phrase>[] frames =
          new Analyzer<>(new Phrases(constants, isStatic)).analyze(type.name, method);
      for (int i = 0; i < frames.length; i++) {
        AbstractInsnNode instruction = method.instructions.get(i);
        if (instruction instanceof LineNumberNode number) {
          line = number.line;
        } else if (frames[i] != null && instruction.getOpcode() >= 0) {
          statement(instruction, frames[i]).ifPresent(this::tell);
          choice(i, frames).ifPresent(this::tell);
        }
      }
    } catch (AnalyzerException e) {
      // The virtual machine would refuse it too; what its constants are can still be told.
      texts();
    }
  }

  /** Of a method too large or too strange to be followed: its texts, each by itself. */
  private void texts() {
    for (AbstractInsnNode one : method.instructions) {
      if (one instanceof LineNumberNode number) {
        line = number.line;
      } else if (one instanceof LdcInsnNode load && load.cst instanceof String text) {
        tell(Spelling.literal(text));
      }
    }
  }

  /** What the source said here, where a value is put to its final use. */
  private Optional<String> statement(AbstractInsnNode instruction, Frame<Phrase> frame) {
    int opcode = instruction.getOpcode();
    boolean none = frame.getStackSize() == 0;
    if (none && !(instruction instanceof MethodInsnNode)) {
      return Optional.empty();
    }
    if (instruction instanceof MethodInsnNode call) {
      boolean ends = Type.getReturnType(call.desc).getSort() == Type.VOID;
      return ends ? Optional.of(call(call, frame)) : Optional.empty();
    }
    String value = frame.getStack(frame.getStackSize() - 1).text();
    if (value.isEmpty() || instruction instanceof InvokeDynamicInsnNode) {
      return Optional.empty();
    }
    if (instruction instanceof VarInsnNode variable) {
      boolean stores = opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
      return stores ? Optional.of(variable(variable) + " = " + value + ";") : Optional.empty();
    }
    if (instruction instanceof FieldInsnNode field) {
      boolean stores = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
      return stores ? Optional.of(field(field) + " = " + value + ";") : Optional.empty();
    }
    return switch (opcode) {
      case Opcodes.POP, Opcodes.POP2, Opcodes.GOTO -> Optional.of(value + ";");
      case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN ->
          Optional.of("return " + value + ";");
      case Opcodes.ATHROW -> Optional.of("throw " + value + ";");
      case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFNULL, Opcodes.IFNONNULL ->
          Optional.of("if (" + value + ")");
      case Opcodes.AASTORE -> Optional.of("x[] = " + value + ";");
      default -> Optional.empty();
    };
  }

  /** The second of two texts one of which is used further on; the first one is jumped away with. */
  private Optional<String> choice(int at, Frame<Phrase>[] frames) {
    boolean joined =
        method.instructions.get(at) instanceof LdcInsnNode load
            && load.cst instanceof String
            && load.getNext() instanceof LabelNode
            && frames[at + 1] != null
            && frames[at + 1].getStack(frames[at + 1].getStackSize() - 1).text().isEmpty();
    return joined
        ? Optional.of(
            Spelling.literal((String) ((LdcInsnNode) method.instructions.get(at)).cst) + ";")
        : Optional.empty();
  }

  private static String call(MethodInsnNode call, Frame<Phrase> frame) {
    int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
    int count = Type.getArgumentTypes(call.desc).length + receiver;
    List<Phrase> values = new ArrayList<>();
    for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
      values.add(frame.getStack(i));
    }
    return new Calls().of(call, values) + ";";
  }

  /** A variable's type and name, where the class file has them. */
  private String variable(VarInsnNode store) {
    int at = method.instructions.indexOf(store);
    for (LocalVariableNode one :
        method.localVariables == null ? List.<LocalVariableNode>of() : method.localVariables) {
      boolean here =
          one.index == store.var
              && method.instructions.indexOf(one.start) <= at + 1
              && method.instructions.indexOf(one.end) > at;
      if (here) {
        return Spelling.type(one.desc, one.signature) + " " + one.name;
      }
    }
    return "x";
  }

  private String field(FieldInsnNode put) {
    return type.fields.stream()
        .filter(field -> put.owner.equals(type.name) && method.name.startsWith("<"))
        .filter(field -> field.name.equals(put.name))
        .findFirst()
        .map(MethodLines::declaration)
        .orElse("this." + put.name);
  }

  /** A field's modifiers, type and name. */
  static String declaration(FieldNode field) {
    String modifiers = Modifier.toString(field.access & Modifier.fieldModifiers());
    String variable = Spelling.type(field.desc, field.signature) + " " + field.name;
    return modifiers.isEmpty() ? variable : modifiers + " " + variable;
  }
}
