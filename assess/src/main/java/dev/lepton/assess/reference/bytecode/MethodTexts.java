package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.reference.uses.Phrase;
import dev.lepton.assess.reference.uses.UseCollector;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds a method's texts, joined as they were in the source: since Java 9 by a recipe, before that
 * by a builder, of which the calls are followed in the order they stand in.
 */
final class MethodTexts extends MethodVisitor {
  private static final char ARGUMENT = '\u0001';
  private static final char CONSTANT = '\u0002';
  private static final String BUILDER = "java/lang/StringBuilder";

  private final String type;
  private final UseCollector into;
  private final List<Phrase.Part> building = new ArrayList<>();
  private String pending = "";
  private boolean open;
  private int line;

  MethodTexts(MethodVisitor next, String type, UseCollector into) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.into = into;
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    super.visitLineNumber(number, start);
    line = number;
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(value);
    if (value instanceof String text) {
      tellPending();
      pending = text;
    }
  }

  private void tellPending() {
    if (!pending.isEmpty()) {
      into.text(type, Phrase.of(pending), line);
      pending = "";
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String internal) {
    super.visitTypeInsn(opcode, internal);
    if (opcode == Opcodes.NEW && internal.equals(BUILDER)) {
      tellPending();
      tellBuilt();
      open = true;
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    boolean builds = open && owner.equals(BUILDER);
    if (builds && (name.equals("append") || descriptor.equals("(Ljava/lang/String;)V"))) {
      building.add(pending.isEmpty() ? new Phrase.Open() : new Phrase.Words(pending));
      pending = "";
    } else if (builds && name.equals("toString")) {
      tellBuilt();
    } else {
      tellPending();
    }
  }

  private void tellBuilt() {
    if (!building.isEmpty()) {
      into.text(type, new Phrase(List.copyOf(building)), line);
    }
    building.clear();
    open = false;
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    if (bootstrap.getName().equals("makeConcatWithConstants")
        && arguments.length > 0
        && arguments[0] instanceof String recipe) {
      into.text(type, joined(recipe, arguments), line);
    }
  }

  private static Phrase joined(String recipe, Object[] arguments) {
    List<Phrase.Part> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int next = 1;
    for (char c : recipe.toCharArray()) {
      if (c == ARGUMENT) {
        parts.add(new Phrase.Words(words.toString()));
        parts.add(new Phrase.Open());
        words.setLength(0);
      } else if (c == CONSTANT && next < arguments.length) {
        words.append(arguments[next++]);
      } else {
        words.append(c);
      }
    }
    parts.add(new Phrase.Words(words.toString()));
    return new Phrase(List.copyOf(parts));
  }

  @Override
  public void visitEnd() {
    tellPending();
    tellBuilt();
    super.visitEnd();
  }
}
