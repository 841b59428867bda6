package dev.lepton.assess.dependency;

import dev.lepton.assess.input.InputFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Declarations as values that a memory can keep; files by their number in a list. Stateless. */
final class DeclaredValues {
  private DeclaredValues() {}

  static List<Object> of(List<Declared> declared, List<InputFile> files) {
    Map<InputFile, Integer> numbers = new HashMap<>();
    files.forEach(file -> numbers.put(file, numbers.size()));
    return declared.stream()
        .<Object>map(
            one ->
                List.of(
                    numbers.get(one.file()),
                    one.line(),
                    one.name(),
                    one.version(),
                    one.type(),
                    one.group().<List<String>>map(List::of).orElse(List.of())))
        .toList();
  }

  static List<Declared> read(Object value, List<InputFile> files) {
    return ((List<?>) value).stream().map(one -> declared((List<?>) one, files)).toList();
  }

  private static Declared declared(List<?> one, List<InputFile> files) {
    return new Declared(
        files.get((Integer) one.get(0)),
        (Integer) one.get(1),
        (String) one.get(2),
        (String) one.get(3),
        (String) one.get(4),
        ((List<?>) one.get(5)).stream().findFirst().map(String::valueOf));
  }
}
