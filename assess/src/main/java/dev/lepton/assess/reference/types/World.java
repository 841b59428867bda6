package dev.lepton.assess.reference.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every type that is known: the application's own, the JDK's, those of the jars at hand. Once the
 * application's are known it is read by many threads, each through a view of its own that notes
 * what was asked: an answer that is the same next time need not be worked out again.
 */
public final class World {
  private static final int DEEPEST = 40;

  private final OwnTypes own;
  private final ClassPath classPath;
  private final Consumer<String> asked;

  /**
   * @param asked takes the name of every type that is asked for, and of every package with a slash
   *     at its end
   */
  public World(OwnTypes own, ClassPath classPath, Consumer<String> asked) {
    this.own = own;
    this.classPath = classPath;
    this.asked = asked;
  }

  public Optional<ClassModel> find(String name) {
    asked.accept(name);
    Optional<ClassModel> source = own.find(name);
    return source.isPresent() ? source : classPath.find(name);
  }

  public boolean isOwn(String name) {
    asked.accept(name);
    return own.has(name);
  }

  public boolean isOwnPackage(String name) {
    asked.accept(name + "/");
    return own.hasPackage(name);
  }

  /** Whether a type that is not found in that package does not exist there. */
  public boolean knowsAllOf(String packageName) {
    return classPath.knowsAllOf(packageName);
  }

  /** A member's type, and what may have declared it. */
  public record Member(TypeUse type, List<String> owners, Optional<MethodModel> method) {}

  /**
   * Looks up a method.
   *
   * @param arguments how many; negative when that is not known
   * @return its owners are the declaring type and the receiver, not what it overrides; where a
   *     supertype is not known, it is taken for a possible owner
   */
  public Member method(TypeUse receiver, String name, int arguments) {
    Set<String> owners = new LinkedHashSet<>();
    Search search = new Search(name, arguments);
    for (String type : receiver.names()) {
      owners.add(type);
      search.walk(TypeUse.of(type).with(receiver.arguments()), 0);
    }
    owners.addAll(search.owners);
    TypeUse result = search.result == null ? TypeUse.gotFrom(receiver) : search.result;
    return new Member(result, List.copyOf(owners), Optional.ofNullable(search.found));
  }

  /** One walk up the supertypes. */
  private final class Search {
    private final String name;
    private final int arguments;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> owners = new LinkedHashSet<>();
    private @Nullable TypeUse result;
    private @Nullable MethodModel found;

    Search(String name, int arguments) {
      this.name = name;
      this.arguments = arguments;
    }

    void walk(TypeUse use, int depth) {
      String type = use.single().orElse("");
      if (type.isEmpty() || depth > DEEPEST || !seen.add(type)) {
        return;
      }
      Optional<ClassModel> model = find(type);
      if (model.isEmpty()) {
        if (found == null) {
          owners.add(type);
        }
        return;
      }
      Map<String, TypeUse> variables = variables(model.get(), use);
      for (MethodModel method : model.get().methods().getOrDefault(name, List.of())) {
        if (method.takes(arguments)) {
          if (found == null || !overrides(found, method)) {
            owners.add(type);
          }
          if (found == null) {
            found = method;
            result = method.result().substitute(variables);
            if (result.single().filter(method.variables()::contains).isPresent()) {
              result = null;
            }
          }
          break;
        }
      }
      for (TypeUse parent : model.get().supertypes()) {
        walk(parent.substitute(variables), depth + 1);
      }
    }
  }

  /** Whether they have the same parameters; where they have not, either may be meant. */
  private static boolean overrides(MethodModel found, MethodModel other) {
    return found.parameters().stream()
        .map(TypeUse::patternNames)
        .toList()
        .equals(other.parameters().stream().map(TypeUse::patternNames).toList());
  }

  private static Map<String, TypeUse> variables(ClassModel model, TypeUse use) {
    if (model.variables().isEmpty()) {
      return Map.of();
    }
    Map<String, TypeUse> variables = new HashMap<>();
    for (int i = 0; i < model.variables().size(); i++) {
      TypeUse argument = i < use.arguments().size() ? use.arguments().get(i) : TypeUse.UNKNOWN;
      variables.put(model.variables().get(i), argument);
    }
    return variables;
  }

  /** A field's type, own or inherited; unknown when it may come from a type that is not known. */
  public Optional<TypeUse> field(TypeUse receiver, String name) {
    for (String type : receiver.names()) {
      Optional<TypeUse> field =
          field(TypeUse.of(type).with(receiver.arguments()), name, new HashSet<>());
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }

  private Optional<TypeUse> field(TypeUse use, String name, Set<String> seen) {
    String type = use.single().orElse("");
    if (type.isEmpty() || !seen.add(type)) {
      return Optional.empty();
    }
    Optional<ClassModel> model = find(type);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    Map<String, TypeUse> variables = variables(model.get(), use);
    TypeUse own = model.get().fields().get(name);
    if (own != null) {
      return Optional.of(own.substitute(variables));
    }
    for (TypeUse parent : model.get().supertypes()) {
      Optional<TypeUse> field = field(parent.substitute(variables), name, seen);
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }

  /** A type nested in one of these or their supertypes. */
  public Optional<String> nested(List<String> types, String name) {
    List<String> open = new ArrayList<>(types);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < open.size() && i < DEEPEST; i++) {
      String type = open.get(i);
      if (seen.add(type)) {
        if (find(type + "." + name).isPresent()) {
          return Optional.of(type + "." + name);
        }
        find(type)
            .ifPresent(model -> model.supertypes().forEach(parent -> open.addAll(parent.names())));
      }
    }
    return Optional.empty();
  }

  /** Supertypes of any depth, for what is known of them. */
  public Set<String> supertypes(List<String> types) {
    Set<String> all = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(types);
    for (int i = 0; i < open.size() && i < 500; i++) {
      find(open.get(i))
          .ifPresent(
              model ->
                  model
                      .supertypes()
                      .forEach(
                          parent -> parent.names().stream().filter(all::add).forEach(open::add)));
    }
    return all;
  }
}
