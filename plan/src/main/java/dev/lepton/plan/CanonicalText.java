package dev.lepton.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Writes documents as text that is the same for equal content on every machine and every run: maps
 * in order of their keys, numbers in hexadecimal (their decimal form changed between Java
 * versions), paths not at all (the content they lead to counts).
 */
final class CanonicalText {
  private final StringBuilder text = new StringBuilder();

  static String of(Object value) {
    CanonicalText canonical = new CanonicalText();
    canonical.append(value);
    return canonical.text.toString();
  }

  private void append(Object value) {
    if (value instanceof Record) {
      appendRecord((Record) value);
    } else if (value instanceof Optional) {
      ((Optional<?>) value).ifPresentOrElse(this::append, () -> text.append('~'));
    } else if (value instanceof Collection) {
      text.append('[');
      ((Collection<?>) value).forEach(this::appendElement);
      text.append(']');
    } else if (value instanceof Map) {
      TreeMap<String, Object> sorted = new TreeMap<>();
      ((Map<?, ?>) value).forEach((key, element) -> sorted.put(key.toString(), element));
      append(sorted.keySet());
      append(sorted.values());
    } else if (value instanceof Double) {
      text.append(Double.toHexString((Double) value));
    } else if (value instanceof OptionalDouble) {
      OptionalDouble optional = (OptionalDouble) value;
      append(optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty());
    } else if (!(value instanceof Path)) {
      String string = value instanceof Enum ? ((Enum<?>) value).name() : value.toString();
      // The length in front keeps two texts from running into one another.
      text.append(string.length()).append(':').append(string);
    }
  }

  private void appendElement(Object element) {
    append(element);
    text.append(';');
  }

  private void appendRecord(Record value) {
    text.append(value.getClass().getSimpleName()).append('{');
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        text.append(component.getName()).append('=');
        append(component.getAccessor().invoke(value));
        text.append(';');
      } catch (ReflectiveOperationException e) {
        throw new LeptonException(
            ErrorCode.INTERNAL,
            "a document cannot be read: " + component,
            value.getClass().getName(),
            "report this as a defect",
            e);
      }
    }
    text.append('}');
  }
}
