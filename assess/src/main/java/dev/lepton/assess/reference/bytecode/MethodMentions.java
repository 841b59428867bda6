package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.reference.pattern.AnnotationUse;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds what a method mentions. */
final class MethodMentions extends MethodVisitor {
  private final ClassMentions around;
  private final String owner;
  private final String method;
  private final String descriptor;
  private final List<AnnotationUse> annotations = new ArrayList<>();
  private int line;
  private int first;

  MethodMentions(ClassMentions around, String owner, String method, String descriptor) {
    super(Opcodes.ASM9);
    this.around = around;
    this.owner = owner;
    this.method = method;
    this.descriptor = descriptor;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String type, boolean visible) {
    return around.annotation(type, annotations, line);
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(int parameter, String type, boolean visible) {
    return around.annotation(type, new ArrayList<>(), line);
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line = number;
    if (first == 0) {
      first = number;
    }
  }

  private Optional<List<List<String>>> parameters(String descriptor) {
    List<List<String>> types = new ArrayList<>();
    for (Type type : Type.getArgumentTypes(descriptor)) {
      Type plain = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      types.add(List.of(around.dotted(plain.getClassName())));
    }
    return Optional.of(types);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String type, String name, String signature, boolean isInterface) {
    call(type, name, signature);
  }

  private void call(String type, String name, String signature) {
    if (type.startsWith("[")) {
      return;
    }
    String dotted = around.dotted(type);
    boolean constructor = name.equals("<init>");
    Site site = constructor ? Site.CONSTRUCTOR_CALL : Site.METHOD_CALL;
    List<String> owners = constructor ? List.of(dotted) : around.ownersOf(type);
    String member = constructor ? "" : name;
    if (around.concerns(site, owners, member)) {
      around.tell(ClassMentions.member(site, owners, member, parameters(signature)), line);
    }
    around.type(Site.TYPE, dotted, annotations, line);
  }

  @Override
  public void visitFieldInsn(int opcode, String type, String name, String signature) {
    String dotted = around.dotted(type);
    around.type(Site.TYPE, dotted, annotations, line);
    List<String> owners = List.of(dotted);
    boolean constant = opcode == Opcodes.GETSTATIC;
    if (constant && around.concerns(Site.ENUM_CONSTANT, owners, name)) {
      around.tell(ClassMentions.member(Site.ENUM_CONSTANT, owners, name, Optional.empty()), line);
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    around.type(Site.TYPE, Type.getObjectType(type), annotations, line);
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (value instanceof Type type && type.getSort() == Type.OBJECT) {
      around.type(Site.TYPE, type, annotations, line);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String signature, Handle bootstrap, Object... arguments) {
    for (Object argument : arguments) {
      boolean method =
          argument instanceof Handle handle
              && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL
              && !handle.getName().startsWith("lambda$");
      if (method) {
        Handle handle = (Handle) argument;
        call(handle.getOwner(), handle.getName(), handle.getDesc());
      }
    }
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    if (type != null) {
      around.type(Site.TYPE, around.dotted(type), annotations, line);
    }
  }

  @Override
  public void visitLocalVariable(
      String name, String type, @Nullable String signature, Label start, Label end, int index) {
    if (!name.equals("this")) {
      around.type(Site.VARIABLE, Type.getType(type), annotations, first);
    }
  }

  @Override
  public void visitEnd() {
    if (method.startsWith("<") || method.startsWith("lambda$")) {
      return;
    }
    Type result = Type.getReturnType(descriptor);
    Type plain = result.getSort() == Type.ARRAY ? result.getElementType() : result;
    String name = around.dotted(plain.getClassName());
    around.type(Site.RETURN_TYPE, name, annotations, first);
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      around.type(Site.VARIABLE, parameter, annotations, first);
    }
    List<String> owners = List.of(owner);
    if (!around.concerns(Site.METHOD, owners, method)) {
      return;
    }
    around.tell(
        new Mention(
            Site.METHOD, owners, method, parameters(descriptor), List.of(name), annotations, ""),
        first);
  }
}
