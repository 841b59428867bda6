package dev.lepton.assess.reference.types;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Reads descriptors and generic signatures of class files. */
public final class Signatures {
  /** The parts of a class's or a method's signature. */
  record Parsed(
      List<String> variables, List<TypeUse> supertypes, List<TypeUse> parameters, TypeUse result) {}

  private Signatures() {}

  static Parsed parse(String signature) {
    Reader reader = new Reader();
    new SignatureReader(signature).accept(reader);
    return new Parsed(
        reader.variables, uses(reader.supertypes), uses(reader.parameters), reader.result.use());
  }

  /** The supertypes in a class's signature, with what they are told to be about. */
  public static List<TypeUse> supertypes(String signature) {
    return parse(signature).supertypes();
  }

  /** The type of a field's descriptor or signature. */
  public static TypeUse type(String signature) {
    Part part = new Part();
    new SignatureReader(signature).acceptType(new TypeVisitor(part));
    return part.use();
  }

  /**
   * {@code java/util/Map$Entry} as {@code java.util.Map.Entry}. A dollar at the beginning or the
   * end of a name, as generators and other languages put it, is a part of it.
   */
  public static String dotted(String internal) {
    String name = internal.replace('/', '.');
    if (name.indexOf('$') < 0) {
      return name;
    }
    StringBuilder dotted = new StringBuilder(name);
    for (int i = 1; i < name.length() - 1; i++) {
      if (name.charAt(i) == '$' && dotted.charAt(i - 1) != '.' && name.charAt(i + 1) != '$') {
        dotted.setCharAt(i, '.');
      }
    }
    return dotted.toString();
  }

  private static List<TypeUse> uses(List<Part> parts) {
    return parts.stream().map(Part::use).toList();
  }

  /** A type that is still being read. */
  private static final class Part {
    private String name = "";
    private int dimensions;
    private final List<Part> arguments = new ArrayList<>();

    TypeUse use() {
      TypeUse use = name.isEmpty() ? TypeUse.UNKNOWN : TypeUse.of(name).with(uses(arguments));
      for (int i = 0; i < dimensions; i++) {
        use = TypeUse.arrayOf(use);
      }
      return use;
    }
  }

  private static final class Reader extends SignatureVisitor {
    private final List<String> variables = new ArrayList<>();
    private final List<Part> supertypes = new ArrayList<>();
    private final List<Part> parameters = new ArrayList<>();
    private final Part result = new Part();

    Reader() {
      super(Opcodes.ASM9);
    }

    private static SignatureVisitor into(List<Part> list) {
      Part part = new Part();
      list.add(part);
      return new TypeVisitor(part);
    }

    @Override
    public void visitFormalTypeParameter(String name) {
      variables.add(name);
    }

    @Override
    public SignatureVisitor visitClassBound() {
      return new TypeVisitor(new Part());
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
      return new TypeVisitor(new Part());
    }

    @Override
    public SignatureVisitor visitSuperclass() {
      return into(supertypes);
    }

    @Override
    public SignatureVisitor visitInterface() {
      return into(supertypes);
    }

    @Override
    public SignatureVisitor visitParameterType() {
      return into(parameters);
    }

    @Override
    public SignatureVisitor visitReturnType() {
      return new TypeVisitor(result);
    }

    @Override
    public SignatureVisitor visitExceptionType() {
      return new TypeVisitor(new Part());
    }
  }

  private static final class TypeVisitor extends SignatureVisitor {
    private final Part part;

    TypeVisitor(Part part) {
      super(Opcodes.ASM9);
      this.part = part;
    }

    @Override
    public void visitBaseType(char descriptor) {
      part.name = org.objectweb.asm.Type.getType(String.valueOf(descriptor)).getClassName();
    }

    @Override
    public void visitTypeVariable(String name) {
      part.name = name;
    }

    @Override
    public SignatureVisitor visitArrayType() {
      part.dimensions++;
      return this;
    }

    @Override
    public void visitClassType(String name) {
      part.name = dotted(name);
    }

    @Override
    public void visitInnerClassType(String name) {
      part.name += "." + name;
      part.arguments.clear();
    }

    @Override
    public void visitTypeArgument() {
      part.arguments.add(new Part());
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      Part argument = new Part();
      part.arguments.add(argument);
      return new TypeVisitor(argument);
    }
  }
}
