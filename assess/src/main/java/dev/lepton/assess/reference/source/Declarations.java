package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.ClassModel;
import dev.lepton.assess.reference.types.MethodModel;
import dev.lepton.assess.reference.types.TypeUse;
import dev.lepton.assess.reference.types.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnnotationTypeDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.EnumConstantDeclaration;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.RecordDeclaration;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.TypeParameter;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/** Reads the outside of the types that a source file declares. */
final class Declarations {
  private final Names names;
  private final List<ClassModel> models = new ArrayList<>();

  private Declarations(CompilationUnit unit, World world) {
    this.names = new Names(unit, world);
  }

  /** A file's types, and the package they are in. */
  record FileTypes(String packageName, List<ClassModel> models) {}

  static FileTypes of(CompilationUnit unit, World world) {
    Declarations declarations = new Declarations(unit, world);
    for (Object type : unit.types()) {
      if (type instanceof AbstractTypeDeclaration declaration) {
        declarations.read(
            declaration, declarations.names.qualify(declaration.getName().getIdentifier()));
      }
    }
    return new FileTypes(declarations.names.packageName(), declarations.models);
  }

  private void read(AbstractTypeDeclaration declaration, String name) {
    names.enterType(name, Set.copyOf(variables(declaration)));
    Map<String, TypeUse> fields = new HashMap<>();
    Map<String, List<MethodModel>> methods = new HashMap<>();
    List<String> constants = new ArrayList<>();
    if (declaration instanceof EnumDeclaration enumeration) {
      for (Object constant : enumeration.enumConstants()) {
        String identifier = ((EnumConstantDeclaration) constant).getName().getIdentifier();
        constants.add(identifier);
        fields.put(identifier, TypeUse.of(name));
      }
    } else if (declaration instanceof RecordDeclaration record) {
      readComponents(record, fields, methods);
    }
    for (Object member : declaration.bodyDeclarations()) {
      readMember((BodyDeclaration) member, fields, methods);
    }
    models.add(
        new ClassModel(
            name,
            kind(declaration),
            variables(declaration),
            supertypes(declaration),
            fields,
            methods,
            constants));
    for (Object member : declaration.bodyDeclarations()) {
      if (member instanceof AbstractTypeDeclaration nested) {
        read(nested, name + "." + nested.getName().getIdentifier());
      }
    }
    names.leaveType();
  }

  private void readComponents(
      RecordDeclaration record,
      Map<String, TypeUse> fields,
      Map<String, List<MethodModel>> methods) {
    for (Object one : record.recordComponents()) {
      SingleVariableDeclaration component = (SingleVariableDeclaration) one;
      TypeUse type = names.resolve(component.getType());
      String name = component.getName().getIdentifier();
      fields.put(name, type);
      methods
          .computeIfAbsent(name, any -> new ArrayList<>())
          .add(new MethodModel(name, List.of(), type, List.of(), false));
    }
  }

  private void readMember(
      BodyDeclaration member, Map<String, TypeUse> fields, Map<String, List<MethodModel>> methods) {
    if (member instanceof FieldDeclaration field) {
      TypeUse type = names.resolve(field.getType());
      for (Object fragment : field.fragments()) {
        fields.put(((VariableDeclarationFragment) fragment).getName().getIdentifier(), type);
      }
    } else if (member instanceof MethodDeclaration method) {
      MethodModel model = method(method);
      methods.computeIfAbsent(model.name(), any -> new ArrayList<>()).add(model);
    }
  }

  private MethodModel method(MethodDeclaration method) {
    List<String> variables = typeVariables(method.typeParameters());
    List<TypeUse> parameters = new ArrayList<>();
    boolean open = false;
    for (Object one : method.parameters()) {
      SingleVariableDeclaration parameter = (SingleVariableDeclaration) one;
      parameters.add(names.resolve(parameter.getType()));
      open = parameter.isVarargs();
    }
    TypeUse result = names.resolve(method.getReturnType2());
    return new MethodModel(method.getName().getIdentifier(), parameters, result, variables, open);
  }

  static List<String> typeVariables(List<?> parameters) {
    return parameters.stream().map(one -> ((TypeParameter) one).getName().getIdentifier()).toList();
  }

  static List<String> variables(AbstractTypeDeclaration declaration) {
    if (declaration instanceof TypeDeclaration type) {
      return typeVariables(type.typeParameters());
    }
    return declaration instanceof RecordDeclaration record
        ? typeVariables(record.typeParameters())
        : List.of();
  }

  private static ClassModel.Kind kind(AbstractTypeDeclaration declaration) {
    if (declaration instanceof TypeDeclaration type) {
      return type.isInterface() ? ClassModel.Kind.INTERFACE : ClassModel.Kind.CLASS;
    }
    if (declaration instanceof EnumDeclaration) {
      return ClassModel.Kind.ENUM;
    }
    return declaration instanceof AnnotationTypeDeclaration
        ? ClassModel.Kind.ANNOTATION
        : ClassModel.Kind.RECORD;
  }

  private List<TypeUse> supertypes(AbstractTypeDeclaration declaration) {
    Set<TypeUse> supertypes = new LinkedHashSet<>();
    if (declaration instanceof TypeDeclaration type) {
      if (type.getSuperclassType() != null) {
        supertypes.add(names.resolve(type.getSuperclassType()));
      }
      type.superInterfaceTypes().forEach(one -> supertypes.add(names.resolve((Type) one)));
    } else if (declaration instanceof EnumDeclaration type) {
      type.superInterfaceTypes().forEach(one -> supertypes.add(names.resolve((Type) one)));
      supertypes.add(TypeUse.of("java.lang.Enum"));
    } else if (declaration instanceof RecordDeclaration type) {
      type.superInterfaceTypes().forEach(one -> supertypes.add(names.resolve((Type) one)));
      supertypes.add(TypeUse.of("java.lang.Record"));
    }
    supertypes.add(TypeUse.of("java.lang.Object"));
    return List.copyOf(supertypes);
  }
}
