package dev.lepton.assess.modules;

import java.util.Locale;

/** How frameworks make a table's name of a class's. Stateless. */
final class Conventions {
  private Conventions() {}

  /** {@code OrderItem} becomes {@code order_item}. */
  static String underscored(String name) {
    return name.replaceAll("(?<=[a-z\\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** {@code OrderItem} becomes {@code order_items}; words that English bends oddly stay wrong. */
  static String plural(String name) {
    String one = underscored(name);
    if (one.matches(".*[^aeiou]y")) {
      return one.substring(0, one.length() - 1) + "ies";
    }
    return one.matches(".*(?:s|x|z|ch|sh)") ? one + "es" : one + "s";
  }
}
