package dev.lepton.assess.reference.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the outside of a class file. */
final class ClassModelReader extends ClassVisitor {
  private String name = "";
  private ClassModel.Kind kind = ClassModel.Kind.CLASS;
  private List<String> variables = List.of();
  private List<TypeUse> supertypes = List.of();
  private final Map<String, TypeUse> fields = new HashMap<>();
  private final Map<String, List<MethodModel>> methods = new HashMap<>();
  private final List<String> constants = new ArrayList<>();

  private ClassModelReader() {
    super(Opcodes.ASM9);
  }

  /**
   * @throws RuntimeException when it is no class file, or a broken one; ASM promises no closer type
   */
  static ClassModel read(byte[] bytes) {
    ClassModelReader model = new ClassModelReader();
    new ClassReader(bytes)
        .accept(model, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassModel(
        model.name,
        model.kind,
        model.variables,
        model.supertypes,
        model.fields,
        model.methods,
        model.constants);
  }

  @Override
  public void visit(
      int version,
      int access,
      String internal,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    name = Signatures.dotted(internal);
    kind = kind(access);
    List<TypeUse> supers = new ArrayList<>();
    if (signature == null) {
      if (superName != null) {
        supers.add(TypeUse.of(Signatures.dotted(superName)));
      }
      for (String one : interfaces) {
        supers.add(TypeUse.of(Signatures.dotted(one)));
      }
    } else {
      Signatures.Parsed parsed = Signatures.parse(signature);
      variables = parsed.variables();
      supers.addAll(parsed.supertypes());
    }
    supertypes = supers;
  }

  private static ClassModel.Kind kind(int access) {
    if ((access & Opcodes.ACC_ANNOTATION) != 0) {
      return ClassModel.Kind.ANNOTATION;
    }
    if ((access & Opcodes.ACC_INTERFACE) != 0) {
      return ClassModel.Kind.INTERFACE;
    }
    return (access & Opcodes.ACC_ENUM) != 0 ? ClassModel.Kind.ENUM : ClassModel.Kind.CLASS;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if ((access & Opcodes.ACC_ENUM) != 0) {
      constants.add(field);
    }
    if ((access & Opcodes.ACC_PRIVATE) == 0) {
      fields.put(field, Signatures.type(signature == null ? descriptor : signature));
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) == 0) {
      Signatures.Parsed parsed = Signatures.parse(signature == null ? descriptor : signature);
      methods
          .computeIfAbsent(method, any -> new ArrayList<>())
          .add(
              new MethodModel(
                  method,
                  parsed.parameters(),
                  parsed.result(),
                  parsed.variables(),
                  (access & Opcodes.ACC_VARARGS) != 0));
    }
    return null;
  }
}
