package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.reference.pattern.AnnotationUse;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.types.Signatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds what a class mentions. There are no imports in a class file; each type of another package
 * counts as imported where it is first met.
 */
final class ClassMentions extends ClassVisitor {
  private final Owners owners;
  private final LineSink sink;
  private final List<AnnotationUse> annotations = new ArrayList<>();
  private final Set<String> imported = new HashSet<>();
  private final Map<String, String> dotted = new HashMap<>();
  private String name = "";
  private String packageName = "";
  private boolean isInterface;
  private @Nullable String parent;
  private List<String> interfaces = List.of();

  ClassMentions(Owners owners, LineSink sink) {
    super(Opcodes.ASM9);
    this.owners = owners;
    this.sink = sink;
  }

  @Override
  public void visit(
      int version,
      int access,
      String internal,
      @Nullable String signature,
      @Nullable String superName,
      String[] declared) {
    name = Signatures.dotted(internal);
    packageName = internal.substring(0, Math.max(internal.lastIndexOf('/'), 0)).replace('/', '.');
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    parent = superName;
    interfaces = List.of(declared);
  }

  void tell(Mention mention, int line) {
    sink.mention(mention, packageName, line);
  }

  /** A type at some place; told as an import too when it is new here. */
  void type(Site site, String dotted, List<AnnotationUse> around, int line) {
    if (dotted.indexOf('.') < 0 && Character.isLowerCase(dotted.charAt(0))) {
      if (site == Site.RETURN_TYPE) {
        tell(Mention.of(site, List.of(dotted), around), line);
      }
      return;
    }
    List<String> types = List.of(dotted);
    if (concerns(site, types, "")) {
      tell(Mention.of(site, types, around), line);
    }
    if (imported.add(dotted)) {
      imported(dotted, types, line);
    }
  }

  private void imported(String dotted, List<String> types, int line) {
    String other = packageOf(dotted);
    if (other.equals(packageName) || other.equals("java.lang")) {
      return;
    }
    if (concerns(Site.IMPORT, types, "")) {
      tell(Mention.of(Site.IMPORT, types, List.of()), line);
    }
    List<String> packages = List.of(other);
    if (concerns(Site.PACKAGE, packages, "")) {
      tell(Mention.of(Site.PACKAGE, packages, List.of()), line);
    }
  }

  boolean concerns(Site site, List<String> types, String member) {
    return sink.concerns(site, types, member);
  }

  /** {@link Signatures#dotted}; the same few names come again and again in a class. */
  String dotted(String internal) {
    return dotted.computeIfAbsent(internal, Signatures::dotted);
  }

  private static String packageOf(String dotted) {
    String outer = dotted;
    do {
      outer = outer.substring(0, Math.max(outer.lastIndexOf('.'), 0));
    } while (!outer.isEmpty() && Character.isUpperCase(outer.charAt(outer.lastIndexOf('.') + 1)));
    return outer;
  }

  void type(Site site, Type type, List<AnnotationUse> around, int line) {
    Type plain = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    type(site, dotted(plain.getClassName()), around, line);
  }

  AnnotationVisitor annotation(String descriptor, List<AnnotationUse> into, int line) {
    return new AnnotationReader(
        descriptor,
        use -> {
          into.add(use);
          type(Site.ANNOTATION, use.types().get(0), List.of(use), line);
        });
  }

  List<String> ownersOf(String internal) {
    return owners.of(internal, this::dotted);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return annotation(descriptor, annotations, 0);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    List<AnnotationUse> own = new ArrayList<>();
    boolean constant = (access & Opcodes.ACC_ENUM) != 0;
    boolean synthetic = (access & Opcodes.ACC_SYNTHETIC) != 0;
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return annotation(type, own, 0);
      }

      @Override
      public void visitEnd() {
        if (constant) {
          tell(member(Site.ENUM_CONSTANT, List.of(name), field, Optional.empty()), 0);
        } else if (!synthetic) {
          type(Site.FIELD, Type.getType(descriptor), own, 0);
        }
      }
    };
  }

  static Mention member(
      Site site, List<String> types, String member, Optional<List<List<String>>> parameters) {
    return new Mention(site, types, member, parameters, List.of(), List.of(), "");
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    boolean bridge =
        (access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC))
            == (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC);
    return bridge ? null : new MethodMentions(this, name, method, descriptor);
  }

  @Override
  public void visitEnd() {
    tell(Mention.of(Site.DECLARATION, List.of(name), annotations), 0);
    if (parent != null && !parent.equals("java/lang/Object")) {
      type(Site.SUPERTYPE, dotted(parent), annotations, 0);
    }
    for (String one : interfaces) {
      Site site = isInterface ? Site.SUPERTYPE : Site.IMPLEMENTED;
      type(site, dotted(one), annotations, 0);
    }
  }
}
