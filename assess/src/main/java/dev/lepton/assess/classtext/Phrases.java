package dev.lepton.assess.classtext;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Runs a method's instructions over texts instead of values. What a variable holds is not followed:
 * its value stands where it is assigned, and a second time would be one finding too many. For one
 * method.
 */
final class Phrases extends Interpreter<Phrase> {
  private static final Set<Integer> WIDE =
      Set.of(
          Opcodes.LALOAD,
          Opcodes.DALOAD,
          Opcodes.LADD,
          Opcodes.DADD,
          Opcodes.LSUB,
          Opcodes.DSUB,
          Opcodes.LMUL,
          Opcodes.DMUL,
          Opcodes.LDIV,
          Opcodes.DDIV,
          Opcodes.LREM,
          Opcodes.DREM,
          Opcodes.LSHL,
          Opcodes.LSHR,
          Opcodes.LUSHR,
          Opcodes.LAND,
          Opcodes.LOR,
          Opcodes.LXOR,
          Opcodes.LNEG,
          Opcodes.DNEG,
          Opcodes.I2L,
          Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L);

  private final Map<String, String> constants;
  private final boolean isStatic;
  private final Calls calls = new Calls();

  /**
   * @param constants the class's own, each text with its field's name: where it was used, the name
   *     stood
   */
  Phrases(Map<String, String> constants, boolean isStatic) {
    super(Opcodes.ASM9);
    this.constants = constants;
    this.isStatic = isStatic;
  }

  @Override
  public @Nullable Phrase newValue(@Nullable Type type) {
    if (type == null) {
      return Phrase.UNKNOWN;
    }
    return type.getSort() == Type.VOID ? null : Phrase.unknown(type.getSize());
  }

  @Override
  public Phrase newOperation(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return Phrase.of(1, String.valueOf(opcode - Opcodes.ICONST_0));
    }
    return switch (opcode) {
      case Opcodes.ACONST_NULL -> Phrase.of(1, "null");
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          Phrase.unknown(2);
      case Opcodes.BIPUSH, Opcodes.SIPUSH ->
          Phrase.of(1, String.valueOf(((IntInsnNode) instruction).operand));
      case Opcodes.LDC -> constant(((LdcInsnNode) instruction).cst);
      case Opcodes.GETSTATIC -> field((FieldInsnNode) instruction);
      case Opcodes.NEW ->
          Phrase.of(1, "new " + Spelling.internal(((TypeInsnNode) instruction).desc));
      default -> Phrase.UNKNOWN;
    };
  }

  private Phrase constant(Object value) {
    int size = value instanceof Long || value instanceof Double ? 2 : 1;
    if (value instanceof ConstantDynamic dynamic) {
      return Phrase.unknown(dynamic.getSize());
    }
    String name = value instanceof String ? constants.get(value) : null;
    return Phrase.of(size, name == null ? Spelling.constant(value).orElse("") : name);
  }

  private static Phrase field(FieldInsnNode field) {
    int size = Type.getType(field.desc).getSize();
    return Phrase.of(size, Spelling.internal(field.owner) + "." + field.name);
  }

  @Override
  public Phrase copyOperation(AbstractInsnNode instruction, Phrase value) {
    if (!(instruction instanceof VarInsnNode variable)) {
      return value;
    }
    boolean own = variable.getOpcode() == Opcodes.ALOAD && variable.var == 0 && !isStatic;
    return own ? Phrase.of(1, "this") : Phrase.unknown(value.size());
  }

  @Override
  public Phrase unaryOperation(AbstractInsnNode instruction, Phrase value) {
    int opcode = instruction.getOpcode();
    return switch (opcode) {
      case Opcodes.CHECKCAST -> value;
      case Opcodes.GETFIELD -> {
        FieldInsnNode field = (FieldInsnNode) instruction;
        yield Phrase.of(Type.getType(field.desc).getSize(), value.shown() + "." + field.name);
      }
      case Opcodes.I2L, Opcodes.I2D, Opcodes.F2D -> Phrase.of(2, value.text());
      default -> Phrase.unknown(WIDE.contains(opcode) ? 2 : 1);
    };
  }

  @Override
  public Phrase binaryOperation(AbstractInsnNode instruction, Phrase left, Phrase right) {
    return Phrase.unknown(WIDE.contains(instruction.getOpcode()) ? 2 : 1);
  }

  @Override
  public Phrase ternaryOperation(
      AbstractInsnNode instruction, Phrase array, Phrase index, Phrase value) {
    return Phrase.UNKNOWN;
  }

  @Override
  public Phrase naryOperation(AbstractInsnNode instruction, List<? extends Phrase> values) {
    if (instruction instanceof MethodInsnNode call) {
      return Phrase.of(
          Math.max(1, Type.getReturnType(call.desc).getSize()), calls.of(call, values));
    }
    if (instruction instanceof InvokeDynamicInsnNode call) {
      return Phrase.of(
          Math.max(1, Type.getReturnType(call.desc).getSize()), calls.of(call, values));
    }
    return Phrase.UNKNOWN;
  }

  @Override
  public void returnOperation(AbstractInsnNode instruction, Phrase value, Phrase expected) {
    // what a method returns is told by its last instruction
  }

  @Override
  public Phrase merge(Phrase left, Phrase right) {
    if (left.equals(right) || left.text().isEmpty() && left.size() == right.size()) {
      return left;
    }
    return left.size() == right.size() ? Phrase.unknown(left.size()) : Phrase.UNKNOWN;
  }
}
