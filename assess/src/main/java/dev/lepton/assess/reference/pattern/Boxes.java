package dev.lepton.assess.reference.pattern;

import java.util.Map;

/** Rules name a primitive parameter by its box, and the other way round. */
final class Boxes {
  private static final Map<String, String> BOXES =
      Map.of(
          "int", "Integer",
          "long", "Long",
          "boolean", "Boolean",
          "double", "Double",
          "float", "Float",
          "short", "Short",
          "byte", "Byte",
          "char", "Character");

  private Boxes() {}

  static boolean same(String one, String other) {
    return boxed(one).equals(boxed(other));
  }

  private static String boxed(String name) {
    String simple = name.startsWith("java.lang.") ? name.substring(10) : name;
    return BOXES.getOrDefault(simple, simple);
  }
}
