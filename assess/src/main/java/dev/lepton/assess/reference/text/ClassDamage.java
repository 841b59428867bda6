package dev.lepton.assess.reference.text;

import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Says what is wrong with a class file that could not be analysed. Stateless, thread-safe. */
final class ClassDamage {
  private static final int MAGIC = 0xCAFEBABE;

  private ClassDamage() {}

  /** What is damaged and where; empty when it is no class file, or one that can be read. */
  static Optional<String> of(InputFile file) {
    if (!file.extension().equals("class")) {
      return Optional.empty();
    }
    try {
      return of(Texts.bytes(file, Texts.LARGEST));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> of(byte[] bytes) {
    if (bytes.length < Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      return Optional.of("is a damaged class file: it does not begin as a class file does");
    }
    Progress progress = new Progress();
    try {
      new ClassReader(bytes).accept(progress, 0);
      return Optional.empty();
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      return Optional.of("is a damaged class file: " + progress.reached + " cannot be read");
    } catch (RuntimeException e) {
      // A version that nobody knows yet, for instance: the reader says so itself.
      return Optional.empty();
    }
  }

  /** How far the reader came. For one thread. */
  private static final class Progress extends ClassVisitor {
    private String reached = "its table of constants";

    Progress() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      reached = "what follows the header of " + name.replace('/', '.');
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      reached = "what follows the field " + name;
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      reached = "the method " + name + " or what follows it";
      return new MethodVisitor(Opcodes.ASM9) {};
    }
  }
}
