package dev.lepton.assess.classtext;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** How names and constants are written in Java. Pure. */
final class Spelling {
  private Spelling() {}

  /** A text between quotes, escaped as in a source. */
  static String literal(String text) {
    StringBuilder written = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> written.append("\\\"");
        case '\\' -> written.append("\\\\");
        case '\n' -> written.append("\\n");
        case '\r' -> written.append("\\r");
        case '\t' -> written.append("\\t");
        default -> {
          if (c < ' ') {
            written.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            written.append(c);
          }
        }
      }
    }
    return written.append('"').toString();
  }

  /** A constant of a class file; empty for those that no source has as such. */
  static Optional<String> constant(@Nullable Object value) {
    if (value instanceof String text) {
      return Optional.of(literal(text));
    }
    if (value instanceof Long number) {
      return Optional.of(number + "L");
    }
    if (value instanceof Type type) {
      boolean named = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
      return named ? Optional.of(type(type) + ".class") : Optional.empty();
    }
    return Optional.ofNullable(value).filter(Number.class::isInstance).map(String::valueOf);
  }

  /** A type's simple name. */
  static String type(Type type) {
    String name = type.getClassName();
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return simple.substring(simple.lastIndexOf('$') + 1);
  }

  /** The same of a variable; which type arguments it has is not told. */
  static String type(String descriptor, @Nullable String signature) {
    String simple = type(Type.getType(descriptor));
    return signature != null && signature.indexOf('<') > 0 ? simple + "<?>" : simple;
  }

  /** The simple name of a type that a class file names with slashes. */
  static String internal(String name) {
    return type(Type.getObjectType(name));
  }
}
