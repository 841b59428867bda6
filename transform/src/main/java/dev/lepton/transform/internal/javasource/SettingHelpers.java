package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.RecordDeclaration;
import org.eclipse.jdt.core.dom.TypeDeclaration;

/**
 * The expressions that read a setting, and the two small methods they need in the outermost class.
 * Where no method can be added (an interface, an enum that is only a list) the expression stands
 * alone. Not thread-safe.
 */
final class SettingHelpers {
  private static final Comparator<Place> BY_PLACE =
      Comparator.comparing((Place place) -> place.unit.path())
          .thenComparing(place -> place.type.getStartPosition())
          .thenComparing(place -> place.helper);

  private final Map<Place, Concern> needed = new TreeMap<>(BY_PLACE);

  private enum Helper {
    /** Throws when the variable is missing; first, because the patch that needs it comes first. */
    REQUIRED("requiredSetting", 1),
    OPTIONAL("setting", 2);

    private final String usualName;
    private final int parameters;

    Helper(String usualName, int parameters) {
      this.usualName = usualName;
      this.parameters = parameters;
    }
  }

  private record Place(JavaUnit unit, AbstractTypeDeclaration type, Helper helper) {}

  /**
   * An expression of type String: the environment variable's value, or else the given expression.
   */
  String optional(JavaUnit unit, ASTNode at, Concern concern, String name, String fallback) {
    AbstractTypeDeclaration type = JavaUnit.topLevel(at);
    if (!takesMethods(type)) {
      return "java.util.Optional.ofNullable(System.getenv(\""
          + name
          + "\")).orElse("
          + fallback
          + ")";
    }
    return need(new Place(unit, type, Helper.OPTIONAL), concern)
        + "(\""
        + name
        + "\", "
        + fallback
        + ")";
  }

  /**
   * An expression of type String: the environment variable's value; it throws when there is none.
   */
  String required(JavaUnit unit, ASTNode at, Concern concern, String name) {
    AbstractTypeDeclaration type = JavaUnit.topLevel(at);
    if (!takesMethods(type)) {
      return "java.util.Objects.requireNonNull(System.getenv(\""
          + name
          + "\"), \"Set the environment variable "
          + name
          + "\")";
    }
    return need(new Place(unit, type, Helper.REQUIRED), concern) + "(\"" + name + "\")";
  }

  private String need(Place place, Concern concern) {
    needed.merge(place, concern, (one, other) -> one.compareTo(other) < 0 ? one : other);
    return methodName(place);
  }

  private static boolean takesMethods(AbstractTypeDeclaration type) {
    return type instanceof TypeDeclaration declaration && !declaration.isInterface()
        || type instanceof RecordDeclaration
        || type instanceof EnumDeclaration && !type.bodyDeclarations().isEmpty();
  }

  /** Adds the methods; call once, after the last expression was made. */
  void addMethods(Refactoring refactoring) {
    needed.forEach(
        (place, concern) -> {
          if (!present(place, methodName(place))) {
            refactoring.edit(
                new Edit(concern, place.unit.path(), endOfBody(place), 0, method(place), ""));
          }
        });
  }

  private static String methodName(Place place) {
    String name = place.helper.usualName;
    while (taken(place, name) && !present(place, name)) {
      name = name + "FromEnvironment";
    }
    return name;
  }

  private static boolean taken(Place place, String name) {
    return !methods(place, name).isEmpty();
  }

  /** Whether an earlier run added this very method. */
  private static boolean present(Place place, String name) {
    return methods(place, name).stream()
        .anyMatch(
            method ->
                method.parameters().size() == place.helper.parameters
                    && method.toString().contains("System.getenv(name)"));
  }

  private static List<MethodDeclaration> methods(Place place, String name) {
    return JavaUnit.within(
        place.type,
        MethodDeclaration.class,
        method -> method.getName().getIdentifier().equals(name));
  }

  /** Just behind the last member, so that the closing brace stays where it is. */
  private static int endOfBody(Place place) {
    String text = place.unit.file().content();
    int end = place.type.getStartPosition() + place.type.getLength() - 1;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static String method(Place place) {
    String name = methodName(place);
    String body =
        place.helper == Helper.OPTIONAL
            ? """

            /** The environment decides; the fallback is what used to be written in the code. */
            private static String %s(String name, String fallback) {
              String value = System.getenv(name);
              return value == null || value.isEmpty() ? fallback : value;
            }\
            """
                .formatted(name)
            : """

            private static String %s(String name) {
              String value = System.getenv(name);
              if (value == null) {
                throw new IllegalStateException("Set the environment variable " + name + "; it has no default.");
              }
              return value;
            }\
            """
                .formatted(name);
    boolean closesOnSameLine =
        !place
            .unit
            .file()
            .content()
            .substring(endOfBody(place), place.type.getStartPosition() + place.type.getLength())
            .contains("\n");
    String text = "\n" + Indentation.of(place.unit).apply(body, 1) + (closesOnSameLine ? "\n" : "");
    return text.replace("\n", place.unit.file().newline());
  }
}
