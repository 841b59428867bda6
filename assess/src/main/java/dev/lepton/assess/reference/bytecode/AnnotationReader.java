package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.reference.pattern.AnnotationUse;
import dev.lepton.assess.reference.types.Signatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one annotation, and tells of it and of those inside it when it is complete. */
final class AnnotationReader extends AnnotationVisitor {
  private final String type;
  private final Consumer<AnnotationUse> done;
  private final Map<String, List<String>> elements = new HashMap<>();

  AnnotationReader(String descriptor, Consumer<AnnotationUse> done) {
    super(Opcodes.ASM9);
    this.type = Signatures.dotted(Type.getType(descriptor).getClassName());
    this.done = done;
  }

  private void add(String name, String value) {
    elements.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
  }

  private static void tell(Object value, Consumer<String> into) {
    into.accept(
        value instanceof Type named ? Signatures.dotted(named.getClassName()) : value.toString());
  }

  private static void tellConstant(String descriptor, String value, Consumer<String> into) {
    String owner = Signatures.dotted(Type.getType(descriptor).getClassName());
    into.accept(value);
    into.accept(owner.substring(owner.lastIndexOf('.') + 1) + "." + value);
    into.accept(owner + "." + value);
  }

  @Override
  public void visit(String name, Object value) {
    tell(value, text -> add(name, text));
  }

  @Override
  public void visitEnum(String name, String descriptor, String value) {
    tellConstant(descriptor, value, text -> add(name, text));
  }

  @Override
  public AnnotationVisitor visitAnnotation(String name, String descriptor) {
    return new AnnotationReader(descriptor, done);
  }

  @Override
  public AnnotationVisitor visitArray(String name) {
    return new Elements((any, value) -> add(name, value));
  }

  @Override
  public void visitEnd() {
    done.accept(new AnnotationUse(List.of(type), elements));
  }

  private final class Elements extends AnnotationVisitor {
    private final BiConsumer<@Nullable String, String> into;

    Elements(BiConsumer<@Nullable String, String> into) {
      super(Opcodes.ASM9);
      this.into = into;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
      tell(value, text -> into.accept(name, text));
    }

    @Override
    public void visitEnum(@Nullable String name, String descriptor, String value) {
      tellConstant(descriptor, value, text -> into.accept(name, text));
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
      return new AnnotationReader(descriptor, done);
    }
  }
}
