package dev.lepton.assess.modules;

import java.util.Map;
import java.util.Set;

/**
 * Which nodes of a language's syntax do what.
 *
 * @param members by type: the field of the object, then that of the member's name
 * @param calls by type: the field of what is called
 * @param creations by type: the field of what is made, empty for the first child
 * @param arguments lists of arguments of a call
 * @param parents where a class names those it is derived from
 * @param types where a name is a type only
 */
record Grammar(
    Map<String, String[]> members,
    Map<String, String> calls,
    Map<String, String> creations,
    Set<String> arguments,
    Set<String> parents,
    Set<String> types) {

  static final Grammar PYTHON =
      new Grammar(
          Map.of("attribute", new String[] {"object", "attribute"}),
          Map.of("call", "function"),
          Map.of(),
          Set.of("argument_list"),
          Set.of("class_definition"),
          Set.of("type"));

  static final Grammar NODE =
      new Grammar(
          Map.of("member_expression", new String[] {"object", "property"}),
          Map.of("call_expression", "function"),
          Map.of("new_expression", "constructor"),
          Set.of("arguments"),
          Set.of("extends_clause", "class_heritage", "implements_clause"),
          Set.of("type_annotation", "type_arguments", "generic_type", "array_type", "union_type"));

  static final Grammar CSHARP =
      new Grammar(
          Map.of("member_access_expression", new String[] {"expression", "name"}),
          Map.of("invocation_expression", "function"),
          Map.of("object_creation_expression", "type"),
          Set.of("argument"),
          Set.of("base_list"),
          Set.of(
              "parameter",
              "variable_declaration",
              "type_argument_list",
              "property_declaration",
              "method_declaration",
              "nullable_type",
              "array_type"));

  static final Grammar GO =
      new Grammar(
          Map.of(
              "selector_expression",
              new String[] {"operand", "field"},
              "qualified_type",
              new String[] {"package", "name"}),
          Map.of("call_expression", "function"),
          Map.of("composite_literal", "type"),
          Set.of("argument_list"),
          Set.of(),
          Set.of("parameter_declaration", "field_declaration", "pointer_type", "slice_type"));

  static final Grammar PHP =
      new Grammar(
          Map.of(
              "scoped_call_expression",
              new String[] {"scope", "name"},
              "member_call_expression",
              new String[] {"object", "name"},
              "class_constant_access_expression",
              new String[] {"", ""}),
          Map.of(),
          Map.of("object_creation_expression", ""),
          Set.of("argument"),
          Set.of("base_clause", "class_interface_clause"),
          Set.of("named_type", "optional_type", "union_type"));

  static final Grammar RUBY =
      new Grammar(
          Map.of(
              "call",
              new String[] {"receiver", "method"},
              "scope_resolution",
              new String[] {"scope", "name"}),
          Map.of(),
          Map.of(),
          Set.of("argument_list"),
          Set.of("superclass"),
          Set.of());
}
