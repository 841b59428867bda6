package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.TypeDeclaration;

/** The Java files of an application, parsed when first asked for. Not thread-safe. */
final class JavaSources {
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final SourceTree tree;
  private final Map<String, JavaUnit> units = new HashMap<>();

  /** Word to the production files that hold it; made when first asked for. */
  private final Map<String, Set<String>> words = new HashMap<>();

  JavaSources(SourceTree tree) {
    this.tree = tree;
  }

  Optional<JavaUnit> unit(String path) {
    return tree.text(path)
        .map(text -> units.computeIfAbsent(path, ignored -> JavaUnit.parse(text)));
  }

  /** The production files that contain a text; tests are left as they are. */
  List<JavaUnit> mentioning(String wanted) {
    if (wanted.matches("\\w+")) {
      index();
      return words.getOrDefault(wanted, Set.of()).stream()
          .flatMap(path -> unit(path).stream())
          .toList();
    }
    return production()
        .filter(path -> tree.text(path).filter(text -> text.content().contains(wanted)).isPresent())
        .flatMap(path -> unit(path).stream())
        .toList();
  }

  private Stream<String> production() {
    return tree.files(".java").stream().filter(path -> !path.contains("src/test/"));
  }

  private void index() {
    if (!words.isEmpty()) {
      return;
    }
    production()
        .flatMap(path -> tree.text(path).stream())
        .forEach(
            text ->
                WORD.matcher(text.content())
                    .results()
                    .forEach(
                        word ->
                            words
                                .computeIfAbsent(word.group(), key -> new TreeSet<>())
                                .add(text.path())));
  }

  /** A class or an interface and the file that it is the first type of. */
  record Declared(JavaUnit unit, TypeDeclaration type) {}

  /**
   * The application's own type of a name, which may be qualified or have arguments; empty when it
   * has none, or several.
   */
  Optional<Declared> type(String name) {
    String simple = name.replaceFirst("<.*", "").replaceFirst("^.*\\.", "");
    List<Declared> found =
        production()
            .filter(path -> path.endsWith("/" + simple + ".java") || path.equals(simple + ".java"))
            .flatMap(path -> unit(path).stream())
            .flatMap(
                unit ->
                    ((List<?>) unit.root().types())
                        .stream()
                            .filter(TypeDeclaration.class::isInstance)
                            .map(type -> new Declared(unit, (TypeDeclaration) type)))
            .filter(one -> one.type().getName().getIdentifier().equals(simple))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** A literal and the file it stands in. */
  record Found(JavaUnit unit, Expression literal) {}

  /**
   * The literal behind an expression: itself, what it begins with, or what the constant it names is
   * set to, here or in the named class's file.
   */
  Optional<Found> resolve(JavaUnit unit, Expression expression) {
    if (JavaUnit.isLiteral(expression)) {
      return Optional.of(new Found(unit, expression));
    }
    if (expression instanceof InfixExpression composed) {
      return resolve(unit, composed.getLeftOperand());
    }
    if (expression instanceof MethodInvocation call && !call.arguments().isEmpty()) {
      // What is only the default of a lookup counts as found: the lookup is recognised later.
      Expression last = (Expression) call.arguments().get(call.arguments().size() - 1);
      return JavaUnit.isLiteral(last) && ExistingLookup.variable(unit, last).isPresent()
          ? Optional.of(new Found(unit, last))
          : Optional.empty();
    }
    if (!(expression instanceof Name name)) {
      return Optional.empty();
    }
    Optional<JavaUnit> home = Optional.of(unit);
    if (unit.fieldValue(name).isEmpty() && name instanceof QualifiedName qualified) {
      String type = qualified.getQualifier().getFullyQualifiedName();
      String file = "/" + type.substring(type.lastIndexOf('.') + 1) + ".java";
      home = tree.files(file).stream().findFirst().flatMap(this::unit);
    }
    return home.flatMap(
        found ->
            found
                .fieldValue(name)
                .filter(value -> !(value instanceof Name))
                .flatMap(value -> resolve(found, value)));
  }
}
