package dev.lepton.transform.internal.javasource;

/**
 * Expressions of type String that read a setting. They stand alone: neither a method nor an import
 * has to be added for them, and they compile with Java 8. Pure.
 */
final class SettingLookup {
  private SettingLookup() {}

  /**
   * The environment variable's value, or else the given expression's.
   *
   * @param fallback Java source
   */
  static String optional(String name, String fallback) {
    return "System.getenv().getOrDefault(\"" + name + "\", " + fallback + ")";
  }

  /** The environment variable's value; it throws, and says why, when there is none. */
  static String required(String name) {
    return "java.util.Objects.requireNonNull(System.getenv(\""
        + name
        + "\"), \"Set the environment variable "
        + name
        + "\")";
  }
}
