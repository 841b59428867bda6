package dev.lepton.assess.classtext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Class files that no compiler would write, and what compilers do write. */
class ClassLinesTest {
  private static final String JOIN = "(Ljava/lang/String;)Ljava/lang/String;";

  private interface Body {
    void write(MethodVisitor code);
  }

  private static List<SourceLine> lines(Body body) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V1_6, Opcodes.ACC_PUBLIC, "app/Shop", null, "java/lang/Object", null);
    MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    code.visitCode();
    Label start = new Label();
    code.visitLabel(start);
    code.visitLineNumber(7, start);
    body.write(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    type.visitEnd();
    return ClassLines.of(type.toByteArray());
  }

  private static Body storing(int texts) {
    return code -> {
      for (int i = 0; i < texts; i++) {
        code.visitLdcInsn("text");
        code.visitVarInsn(Opcodes.ASTORE, i);
      }
      code.visitInsn(Opcodes.RETURN);
    };
  }

  private static void call(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "app/Other", name, descriptor, false);
  }

  @Test
  void aCallStandsWithItsArguments() {
    List<SourceLine> lines =
        lines(
            code -> {
              code.visitLdcInsn("a \"quoted\" \\ text\n");
              code.visitIntInsn(Opcodes.SIPUSH, 8080);
              code.visitLdcInsn(Type.getObjectType("app/Shop"));
              call(code, "use", "(Ljava/lang/String;ILjava/lang/Class;)V");
              code.visitInsn(Opcodes.RETURN);
            });

    assertThat(lines)
        .containsExactly(
            new SourceLine(7, "Other.use(\"a \\\"quoted\\\" \\\\ text\\n\", 8080, Shop.class);"));
  }

  @Test
  void ofTwoTextsEachStandsByItself() {
    List<SourceLine> lines =
        lines(
            code -> {
              Label otherwise = new Label();
              Label end = new Label();
              call(code, "which", "()Z");
              code.visitJumpInsn(Opcodes.IFEQ, otherwise);
              code.visitLdcInsn("one");
              code.visitJumpInsn(Opcodes.GOTO, end);
              code.visitLabel(otherwise);
              code.visitLdcInsn("two");
              code.visitLabel(end);
              call(code, "use", "(Ljava/lang/String;)V");
              code.visitInsn(Opcodes.RETURN);
            });

    assertThat(lines)
        .extracting(SourceLine::text)
        .containsExactly("if (Other.which())", "\"one\";", "\"two\";", "Other.use(x);");
  }

  @Test
  void aTextThatDoublesAgainAndAgainIsCutOff() {
    List<SourceLine> lines =
        lines(
            code -> {
              code.visitLdcInsn("long");
              for (int i = 0; i < 2000; i++) {
                code.visitInsn(Opcodes.DUP);
                call(code, "join", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
              }
              call(code, "use", "(Ljava/lang/String;)V");
              code.visitInsn(Opcodes.RETURN);
            });

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).text()).hasSizeLessThan(1000);
  }

  @Test
  void ofAMethodThatCannotBeFollowedTheTextsAreTold() {
    List<SourceLine> broken =
        lines(
            code -> {
              code.visitLdcInsn("text");
              code.visitInsn(Opcodes.POP);
              code.visitInsn(Opcodes.POP);
              code.visitInsn(Opcodes.RETURN);
            });
    List<SourceLine> large =
        lines(
            code -> {
              for (int i = 0; i < 3000; i++) {
                code.visitLdcInsn("text");
                code.visitVarInsn(Opcodes.ASTORE, i);
              }
              code.visitInsn(Opcodes.RETURN);
            });

    assertThat(broken).containsExactly(new SourceLine(7, "\"text\""));
    assertThat(large).hasSize(3000).containsOnly(new SourceLine(7, "\"text\""));
  }

  /** 375 variables over 754 instructions are 283,500 places, 390 over 784 are 306,500. */
  @Test
  void aMethodIsFollowedUpToABound() {
    SourceLine alone = new SourceLine(7, "\"text\"");

    assertThat(lines(storing(375))).hasSize(375).doesNotContain(alone);
    assertThat(lines(storing(390))).hasSize(390).containsOnly(alone);
  }

  @Test
  void manyLargeMethodsOfOneClassAreNotAllFollowed() {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V1_6, Opcodes.ACC_PUBLIC, "app/Shop", null, "java/lang/Object", null);
    for (int i = 0; i < 200; i++) {
      MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "run" + i, "()V", null, null);
      code.visitCode();
      storing(375).write(code);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    List<SourceLine> lines = ClassLines.of(type.toByteArray());

    // Three methods fit into the million of a class; of all others the texts are told.
    assertThat(lines).hasSize(200 * 375);
    assertThat(lines).filteredOn(line -> !line.text().equals("\"text\"")).hasSize(3 * 375);
  }

  @Test
  void whatACompilerAddsIsLeftOut() {
    List<SourceLine> lines =
        lines(
            code -> {
              code.visitIntInsn(Opcodes.BIPUSH, 25);
              code.visitMethodInsn(
                  Opcodes.INVOKESTATIC,
                  "java/lang/Integer",
                  "valueOf",
                  "(I)Ljava/lang/Integer;",
                  false);
              code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Object");
              call(code, "use", "(Ljava/lang/Object;)V");
              code.visitLdcInsn("name");
              call(code, "get", JOIN);
              code.visitInsn(Opcodes.ARETURN);
            });

    assertThat(lines)
        .extracting(SourceLine::text)
        .containsExactly("Other.use(25);", "return Other.get(\"name\");");
  }
}
