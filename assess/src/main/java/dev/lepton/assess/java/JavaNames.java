package dev.lepton.assess.java;

import dev.lepton.assess.code.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.Type;

/** Tells what a simple type name stands for, by the file's imports and the types around it. */
final class JavaNames {
  /**
   * The types of java.lang that rules ask for; any of them may be shadowed by the application's
   * own.
   */
  private static final Set<String> LANG =
      Set.of(
          "System",
          "Runtime",
          "ProcessBuilder",
          "Thread",
          "Integer",
          "String",
          "Math",
          "Object",
          "Long",
          "ClassLoader");

  private final String packageName;
  private final Map<String, String> imported = new HashMap<>();
  private final Map<String, String> importedMembers = new HashMap<>();
  private final List<String> wildcards = new ArrayList<>();
  private final Set<String> own;

  /**
   * @param neighbours simple names of the types in the same folder, which is to say in the same
   *     package
   */
  JavaNames(CompilationUnit unit, Set<String> neighbours) {
    packageName =
        unit.getPackage() == null ? "" : unit.getPackage().getName().getFullyQualifiedName();
    own = new HashSet<>(neighbours);
    for (Object type : unit.types()) {
      own.add(((AbstractTypeDeclaration) type).getName().getIdentifier());
    }
    for (Object declaration : unit.imports()) {
      add((ImportDeclaration) declaration);
    }
  }

  private void add(ImportDeclaration declaration) {
    String name = declaration.getName().getFullyQualifiedName();
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (declaration.isOnDemand()) {
      if (!declaration.isStatic()) {
        wildcards.add(name);
      }
    } else if (declaration.isStatic()) {
      importedMembers.put(last, name);
    } else {
      imported.put(last, name);
    }
  }

  /** A name in the application's own package. */
  String qualify(String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** The member that a static import brings in. */
  Optional<String> staticImport(String member) {
    return Optional.ofNullable(importedMembers.get(member));
  }

  TypeName resolve(Type type) {
    String text = type.toString().replaceAll("<.*", "");
    return type.isArrayType() ? TypeName.UNKNOWN : resolve(text);
  }

  /** Resolves a type name as it is written: simple, nested ({@code Map.Entry}) or qualified. */
  TypeName resolve(String written) {
    int dot = written.indexOf('.');
    if (dot > 0) {
      String head = written.substring(0, dot);
      return Character.isLowerCase(head.charAt(0)) && !imported.containsKey(head)
          ? TypeName.of(written)
          : append(resolve(head), written.substring(dot));
    }
    if (imported.containsKey(written)) {
      return TypeName.of(imported.get(written));
    }
    if (own.contains(written)) {
      return TypeName.of(qualify(written));
    }
    List<String> candidates = new ArrayList<>();
    if (LANG.contains(written)) {
      candidates.add("java.lang." + written);
    }
    wildcards.forEach(wildcard -> candidates.add(wildcard + "." + written));
    candidates.add(qualify(written));
    return new TypeName(candidates);
  }

  private static TypeName append(TypeName outer, String suffix) {
    return new TypeName(outer.candidates().stream().map(name -> name + suffix).toList());
  }
}
