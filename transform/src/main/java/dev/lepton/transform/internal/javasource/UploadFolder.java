package dev.lepton.transform.internal.javasource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SimpleType;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * The field that a class keeps the folder of its uploads in, and everything that the class does
 * with it: files are saved and read in plain ways, or there is an obstacle. Reads when made.
 */
final class UploadFolder {
  private static final String PATHS = "(.*\\.)?(Paths\\.get|Path\\.of)";

  private final JavaUnit unit;
  private final String field;
  private final List<Use> uses = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();
  private String type = "";
  private boolean address;

  /** An expression, and what stands in its place where there is a store. */
  record Use(ASTNode node, String text, boolean saves) {}

  private UploadFolder(JavaUnit unit, String field) {
    this.unit = unit;
    this.field = field;
    for (SimpleName place : unit.named(field)) {
      boolean declared =
          place.getParent() instanceof VariableDeclarationFragment own && own.getName() == place;
      if (!declared) {
        read(place);
      }
    }
  }

  /** The folder that a call of transferTo stores into; empty where it is no field of the class. */
  static Optional<UploadFolder> of(JavaUnit unit, MethodInvocation transfer) {
    Expression file = (Expression) transfer.arguments().get(0);
    ASTNode made = file;
    if (file instanceof SimpleName name) {
      made = variable(unit, name).map(one -> (ASTNode) one.getInitializer()).orElse(file);
    }
    return JavaUnit.within(made, SimpleName.class, name -> isField(unit, name)).stream()
        .findFirst()
        .map(name -> new UploadFolder(unit, name.getIdentifier()));
  }

  private static boolean isField(JavaUnit unit, SimpleName name) {
    return !unit.all(
            VariableDeclarationFragment.class,
            one ->
                one.getParent() instanceof FieldDeclaration
                    && one.getName().getIdentifier().equals(name.getIdentifier()))
        .isEmpty();
  }

  /** A local variable that is set once, where it is declared. */
  private static Optional<VariableDeclarationFragment> variable(JavaUnit unit, SimpleName name) {
    List<VariableDeclarationFragment> found =
        unit.all(
            VariableDeclarationFragment.class,
            one ->
                !(one.getParent() instanceof FieldDeclaration)
                    && one.getInitializer() != null
                    && one.getName().getIdentifier().equals(name.getIdentifier())
                    && JavaUnit.enclosing(one, MethodDeclaration.class)
                        .equals(JavaUnit.enclosing(name, MethodDeclaration.class)));
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private void read(SimpleName name) {
    ASTNode place = name.getParent() instanceof FieldAccess access ? access : name;
    ASTNode path = path(place);
    ASTNode parent = path.getParent();
    if (path != place && parent instanceof VariableDeclarationFragment kept) {
      for (SimpleName use : unit.named(kept.getName().getIdentifier())) {
        if (use != kept.getName() && variable(unit, use).filter(kept::equals).isPresent()) {
          take(use, true);
        }
      }
    } else if (!isSet(parent)) {
      take(path, path != place);
    }
  }

  /** A parameter of the field's name, or what the field is set to. */
  private boolean isSet(ASTNode parent) {
    return parent instanceof SingleVariableDeclaration
        || parent instanceof Assignment set
            && set.getLeftHandSide().toString().matches("(this\\.)?" + field);
  }

  /** The whole expression that makes a file of the folder and a name. */
  private ASTNode path(ASTNode place) {
    ASTNode parent = place.getParent();
    if (parent instanceof InfixExpression) {
      return path(parent);
    }
    if (parent instanceof ClassInstanceCreation made
        && made.getType().toString().matches("(java\\.io\\.)?File")) {
      type = type.isEmpty() || type.equals("File") ? "File" : "both";
      return path(made);
    }
    if (parent instanceof MethodInvocation call) {
      String name = call.getName().getIdentifier();
      boolean of = (call.getExpression() + "." + name).matches(PATHS);
      boolean on =
          call.getExpression() == place && name.matches("resolve|normalize|toAbsolutePath");
      if (of || on) {
        type = type.isEmpty() || type.equals("Path") ? "Path" : "both";
        return path(call);
      }
    }
    return place;
  }

  /** What is done with a file, or with the folder itself. */
  private void take(ASTNode file, boolean named) {
    ASTNode parent = file.getParent();
    boolean plain = named && !(file instanceof InfixExpression);
    if (parent instanceof MethodInvocation call) {
      if (!(plain && call(call, file)) && !isHarmless(call, file)) {
        obstacle(file);
      }
    } else if (plain
        && parent instanceof ClassInstanceCreation made
        && isOnly(made, "FileSystemResource")) {
      uses.add(new Use(made, stored(file), false));
    } else {
      obstacle(file);
    }
  }

  private String stored(ASTNode file) {
    return "UploadStore.stored(" + unit.source(file) + ")";
  }

  /** Notes a call that saves or reads a file; false for any other. */
  private boolean call(MethodInvocation call, ASTNode file) {
    String name = call.getName().getIdentifier();
    String on = String.valueOf(call.getExpression());
    boolean ofFiles = on.matches("(.*\\.)?Files");
    if (name.equals("transferTo") && call.getExpression() != null) {
      String given = unit.source(call.getExpression()) + ", " + unit.source(file);
      uses.add(new Use(call, "UploadStore.save(" + given + ")", true));
    } else if (ofFiles && name.equals("newInputStream") && call.arguments().size() == 1) {
      uses.add(new Use(call, stored(file) + ".getInputStream()", false));
    } else if (name.equals("exists") && (ofFiles || call.getExpression() == file)) {
      uses.add(new Use(call, stored(file) + ".exists()", false));
    } else if (name.matches("toU(RI|ri)")
        && call.getParent() instanceof ClassInstanceCreation made
        && isOnly(made, "UrlResource")) {
      uses.add(new Use(made, stored(file), false));
      address = true;
    } else {
      return false;
    }
    return true;
  }

  /** Whether it makes an object of a class that nothing else of the file asks for. */
  private boolean isOnly(ClassInstanceCreation made, String wanted) {
    return made.getType().toString().equals(wanted)
        && unit.all(
                SimpleType.class,
                one ->
                    one.toString().equals(wanted)
                        && !(one.getParent() instanceof ClassInstanceCreation))
            .isEmpty();
  }

  /** What neither reads nor writes a file. */
  private static boolean isHarmless(MethodInvocation call, ASTNode file) {
    String name = call.getName().getIdentifier();
    return call.getExpression() == file
        ? name.matches("mkdirs?|getName|getFileName|toString|startsWith|getParent")
        : name.matches("createDirectory|createDirectories|startsWith");
  }

  private void obstacle(ASTNode file) {
    obstacles.add(
        "The folder is used for more than to save and to read (" + unit.where(file) + ").");
  }

  String field() {
    return field;
  }

  /** File or Path; "both" where the class uses either. */
  String type() {
    return type;
  }

  /** Whether files are read by their address, which may be malformed as far as Java knows. */
  boolean isAddressed() {
    return address;
  }

  List<Use> uses() {
    return List.copyOf(uses);
  }

  List<String> obstacles() {
    return List.copyOf(obstacles);
  }

  /** What the field is set to where it is declared, or the setting that Spring puts there. */
  Optional<String> value() {
    List<ASTNode> declared = new ArrayList<>();
    for (SimpleName name : unit.named(field)) {
      if (name.getParent() instanceof VariableDeclarationFragment own && own.getName() == name) {
        declared.add(own.getParent());
      } else if (name.getParent() instanceof SingleVariableDeclaration parameter) {
        declared.add(parameter);
      }
    }
    return declared.stream()
        .flatMap(node -> JavaUnit.within(node, StringLiteral.class, any -> true).stream())
        .map(StringLiteral::getLiteralValue)
        .map(text -> text.replaceAll("^\\$\\{|[:}].*$", ""))
        .findFirst();
  }
}
