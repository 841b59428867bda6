package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.TypeUse;
import dev.lepton.assess.reference.types.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ArrayType;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.IntersectionType;
import org.eclipse.jdt.core.dom.NameQualifiedType;
import org.eclipse.jdt.core.dom.ParameterizedType;
import org.eclipse.jdt.core.dom.PrimitiveType;
import org.eclipse.jdt.core.dom.QualifiedType;
import org.eclipse.jdt.core.dom.SimpleType;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.UnionType;
import org.eclipse.jdt.core.dom.WildcardType;
import org.jspecify.annotations.Nullable;

/** Tells what a type's name stands for in one file, by the rules of the language. */
final class Names {
  private final World world;
  private final String packageName;
  private final Map<String, String> imported = new HashMap<>();
  private final List<String> wildcards = new ArrayList<>();
  private final Map<String, List<String>> staticMembers = new HashMap<>();
  private final List<String> staticWildcards = new ArrayList<>();
  private final Set<String> own = new HashSet<>();
  private final Deque<String> enclosing = new ArrayDeque<>();
  private final Deque<Set<String>> variables = new ArrayDeque<>();
  private final Map<String, List<String>> cache = new HashMap<>();

  Names(CompilationUnit unit, World world) {
    this.world = world;
    packageName =
        unit.getPackage() == null ? "" : unit.getPackage().getName().getFullyQualifiedName();
    for (Object type : unit.types()) {
      if (type instanceof org.eclipse.jdt.core.dom.AbstractTypeDeclaration declared) {
        own.add(declared.getName().getIdentifier());
      }
    }
    for (Object declaration : unit.imports()) {
      add((ImportDeclaration) declaration);
    }
  }

  private void add(ImportDeclaration declaration) {
    String name = declaration.getName().getFullyQualifiedName();
    int dot = name.lastIndexOf('.');
    if (declaration.isOnDemand()) {
      (declaration.isStatic() ? staticWildcards : wildcards).add(name);
    } else if (declaration.isStatic()) {
      staticMembers
          .computeIfAbsent(name.substring(dot + 1), any -> new ArrayList<>())
          .add(name.substring(0, Math.max(dot, 0)));
    } else {
      imported.put(name.substring(dot + 1), name);
    }
  }

  String packageName() {
    return packageName;
  }

  String qualify(String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** Types that a static import may take that member from. */
  List<String> staticOwners(String member) {
    List<String> named = staticMembers.getOrDefault(member, List.of());
    if (!named.isEmpty()) {
      return named;
    }
    List<String> owners = new ArrayList<>();
    for (String type : staticWildcards) {
      TypeUse use = TypeUse.of(type);
      boolean unknown = world.find(type).isEmpty();
      if (unknown
          || world.method(use, member, -1).method().isPresent()
          || world.field(use, member).isPresent()) {
        owners.add(type);
      }
    }
    return owners;
  }

  /** Whether the file says that it uses that type, by itself or with its whole package. */
  boolean imports(String qualified) {
    int dot = qualified.lastIndexOf('.');
    return imported.containsValue(qualified)
        || dot > 0 && wildcards.contains(qualified.substring(0, dot));
  }

  /** Whether an import of the file's own ends in that simple name. */
  boolean importsNamed(String simple) {
    return imported.containsKey(simple);
  }

  void enterType(String qualified, Set<String> typeVariables) {
    enclosing.push(qualified);
    variables.push(typeVariables);
    cache.clear();
  }

  void leaveType() {
    enclosing.pop();
    variables.pop();
    cache.clear();
  }

  void enterMethod(Set<String> typeVariables) {
    variables.push(typeVariables);
    cache.clear();
  }

  void leaveMethod() {
    variables.pop();
    cache.clear();
  }

  /** The innermost class around; empty outside of all. */
  Optional<String> currentType() {
    return Optional.ofNullable(enclosing.peek());
  }

  /** All classes around, innermost first. */
  List<String> enclosingTypes() {
    return List.copyOf(enclosing);
  }

  boolean isVariable(String name) {
    return variables.stream().anyMatch(scope -> scope.contains(name));
  }

  TypeUse resolve(@Nullable Type type) {
    if (type == null) {
      return TypeUse.UNKNOWN;
    }
    if (type instanceof PrimitiveType primitive) {
      return TypeUse.of(primitive.getPrimitiveTypeCode().toString());
    }
    if (type instanceof ArrayType array) {
      TypeUse use = resolve(array.getElementType());
      for (int i = 0; i < array.getDimensions(); i++) {
        use = TypeUse.arrayOf(use);
      }
      return use;
    }
    if (type instanceof ParameterizedType generic) {
      List<TypeUse> arguments = new ArrayList<>();
      for (Object argument : generic.typeArguments()) {
        arguments.add(resolve((Type) argument));
      }
      return resolve(generic.getType()).with(arguments);
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getBound() == null ? TypeUse.UNKNOWN : resolve(wildcard.getBound());
    }
    return resolveNamed(type);
  }

  private TypeUse resolveNamed(Type type) {
    if (type instanceof SimpleType simple) {
      return TypeUse.of(resolve(simple.getName().getFullyQualifiedName()));
    }
    if (type instanceof QualifiedType qualified) {
      return nestedIn(resolve(qualified.getQualifier()), qualified.getName().getIdentifier());
    }
    if (type instanceof NameQualifiedType qualified) {
      return TypeUse.of(
          resolve(
              qualified.getQualifier().getFullyQualifiedName()
                  + "."
                  + qualified.getName().getIdentifier()));
    }
    List<String> names = new ArrayList<>();
    if (type instanceof UnionType union) {
      union.types().forEach(one -> names.addAll(resolve((Type) one).names()));
    } else if (type instanceof IntersectionType both) {
      both.types().forEach(one -> names.addAll(resolve((Type) one).names()));
    }
    return TypeUse.of(names);
  }

  private static TypeUse nestedIn(TypeUse outer, String name) {
    return TypeUse.of(outer.names().stream().map(one -> one + "." + name).toList());
  }

  /** Resolves a type's name as it is written; empty for a type variable. */
  List<String> resolve(String written) {
    List<String> known = cache.get(written);
    if (known == null) {
      known = List.copyOf(lookUp(written));
      cache.put(written, known);
    }
    return known;
  }

  private List<String> lookUp(String written) {
    int dot = written.indexOf('.');
    if (dot < 0) {
      return lookUpSimple(written);
    }
    String head = written.substring(0, dot);
    boolean type = imported.containsKey(head) || !Character.isLowerCase(head.charAt(0));
    return type
        ? resolve(head).stream().map(one -> one + written.substring(dot)).toList()
        : List.of(written);
  }

  private List<String> lookUpSimple(String name) {
    if (isVariable(name)) {
      return List.of();
    }
    for (String type : enclosing) {
      if (type.endsWith("." + name) || type.equals(name)) {
        return List.of(type);
      }
      Optional<String> nested = world.nested(List.of(type), name);
      if (nested.isPresent()) {
        return List.of(nested.get());
      }
    }
    if (imported.containsKey(name)) {
      return List.of(imported.get(name));
    }
    if (own.contains(name) || world.isOwn(qualify(name))) {
      return List.of(qualify(name));
    }
    return lookUpElsewhere(name);
  }

  private List<String> lookUpElsewhere(String name) {
    Set<String> candidates = new LinkedHashSet<>();
    for (String wildcard : wildcards) {
      if (world.isOwn(wildcard + "." + name) || world.find(wildcard + "." + name).isPresent()) {
        return List.of(wildcard + "." + name);
      }
      if (!world.knowsAllOf(wildcard) && !world.isOwnPackage(wildcard)) {
        candidates.add(wildcard + "." + name);
      }
    }
    if (world.find("java.lang." + name).isPresent()) {
      return List.of("java.lang." + name);
    }
    candidates.addAll(
        staticMembers.getOrDefault(name, List.of()).stream().map(one -> one + "." + name).toList());
    if (candidates.isEmpty()) {
      candidates.add(qualify(name));
    }
    return List.copyOf(candidates);
  }
}
