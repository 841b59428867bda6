package dev.lepton.transform.internal.javasource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * Tells whether a bean, and those of the application's own that it is given, keep anything between
 * two calls. Work that fills a cache of its process, or tells those who are connected to it, is of
 * no use in another process. By fields and their initial values alone: rather one doubt too many.
 *
 * @param given fields that are set from outside although the code does not say so, by their class
 */
record StatelessBeans(JavaSources sources, Map<String, Set<String>> given) {
  private static final Pattern INJECTED =
      Pattern.compile("Autowired|Inject|Resource|Value|PersistenceContext|ConfigProperty");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "String|int|long|double|float|boolean|short|byte|char|Integer|Long|Double|Boolean|Duration"
              + "|BigDecimal|ZoneId|Locale|Pattern|DateTimeFormatter|Log|Logger|Class<.*>");
  private static final Pattern OF_THIS_PROCESS =
      Pattern.compile(
          "SimpMessagingTemplate|SseEmitter|WebSocketSession|CacheManager|Cache|ApplicationEventPublisher"
              + "|SessionRegistry|(Concurrent)?(Hash)?Map<.*|Atomic\\w+(<.*)?|ThreadLocal<.*");

  StatelessBeans(JavaSources sources) {
    this(sources, Map.of());
  }

  /**
   * Why a bean's methods must run in the process that answers requests; empty when they need not.
   */
  Optional<String> obstacle(JavaUnit unit, TypeDeclaration type) {
    return obstacle(unit, type, new HashSet<>());
  }

  private Optional<String> obstacle(JavaUnit unit, TypeDeclaration type, Set<String> seen) {
    if (!seen.add(type.getName().getIdentifier())) {
      return Optional.empty();
    }
    for (FieldDeclaration field : type.getFields()) {
      String name = field.getType().toString();
      if (OF_THIS_PROCESS.matcher(name).matches() || keeps(field, name) && !isGiven(type, field)) {
        return Optional.of(
            type.getName()
                + " keeps something in its process ("
                + unit.where(field)
                + "), which another one does not see.");
      }
      Optional<String> below =
          sources.type(name).flatMap(found -> obstacle(found.unit(), found.type(), seen));
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private boolean isGiven(TypeDeclaration type, FieldDeclaration field) {
    Set<String> names = given.getOrDefault(type.getName().getIdentifier(), Set.of());
    return ((List<?>) field.fragments())
        .stream()
            .map(VariableDeclarationFragment.class::cast)
            .allMatch(
                fragment ->
                    fragment.getInitializer() == null
                        && names.contains(fragment.getName().getIdentifier()));
  }

  /** A field that is neither given from outside nor a plain constant. */
  private static boolean keeps(FieldDeclaration field, String type) {
    boolean constant = Modifier.isFinal(field.getModifiers()) && CONSTANT.matcher(type).matches();
    boolean injected =
        ((List<?>) field.modifiers())
            .stream()
                .filter(Annotation.class::isInstance)
                .map(one -> lastName(((Annotation) one).getTypeName().getFullyQualifiedName()))
                .anyMatch(name -> INJECTED.matcher(name).matches());
    boolean given =
        Modifier.isFinal(field.getModifiers())
            && !Modifier.isStatic(field.getModifiers())
            && ((List<?>) field.fragments())
                .stream()
                    .map(VariableDeclarationFragment.class::cast)
                    .allMatch(fragment -> fragment.getInitializer() == null);
    return !constant && !injected && !given;
  }

  private static String lastName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The class around a method. */
  static Optional<TypeDeclaration> around(ASTNode node) {
    return JavaUnit.enclosing(node, TypeDeclaration.class);
  }
}
