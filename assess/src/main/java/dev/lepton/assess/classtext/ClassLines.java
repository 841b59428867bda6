package dev.lepton.assess.classtext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class file as the statements that use a constant, so that what looks for texts in Java finds
 * them without the source: a decompiler would take a thousand times as long, and its words are its
 * own. Nothing is run or loaded. Stateless, thread-safe.
 */
public final class ClassLines {
  private ClassLines() {}

  /**
   * The statements, in the order of the class file.
   *
   * @throws RuntimeException of any kind when these are not the bytes of a class: the reader checks
   *     little
   */
  public static List<SourceLine> of(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES);
    List<SourceLine> lines = new ArrayList<>();
    AnnotationText.all(type.visibleAnnotations, type.invisibleAnnotations)
        .forEach(text -> lines.add(new SourceLine(0, text)));
    Map<String, String> constants = new HashMap<>();
    for (FieldNode field : type.fields) {
      field(field, constants, lines);
    }
    Allowance allowance = new Allowance();
    for (MethodNode method : type.methods) {
      if ((method.access & Opcodes.ACC_BRIDGE) == 0) {
        new MethodLines(type, method, constants, lines::add).tell(allowance);
      }
    }
    return lines;
  }

  private static void field(
      FieldNode field, Map<String, String> constants, List<SourceLine> lines) {
    AnnotationText.all(field.visibleAnnotations, field.invisibleAnnotations)
        .forEach(text -> lines.add(new SourceLine(0, text)));
    if (field.value instanceof String text) {
      constants.putIfAbsent(text, field.name);
    }
    Spelling.constant(field.value)
        .map(value -> MethodLines.declaration(field) + " = " + value + ";")
        .ifPresent(text -> lines.add(new SourceLine(0, text)));
  }
}
