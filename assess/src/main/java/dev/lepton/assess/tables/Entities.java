package dev.lepton.assess.tables;

import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.reference.uses.FileUses.Mark;
import dev.lepton.assess.reference.uses.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Classes of which the objects are rows, by their annotations. */
final class Entities {
  private static final Set<String> TABLE =
      Set.of("Table", "SecondaryTable", "JoinTable", "CollectionTable", "TableName");
  private static final String NAMED_BY_CLASS = "";

  private final Map<String, List<Mapped>> byType = new TreeMap<>();
  private final Map<String, String> bySimpleName = new HashMap<>();

  /** One table of a class. */
  record Mapped(String table, Evidence evidence) {}

  /**
   * @param constants finds a constant's value by its qualified name
   */
  static Entities of(List<FileUses> files, Function<String, Optional<Phrase>> constants) {
    Entities entities = new Entities();
    for (FileUses file : files) {
      for (Mark mark : file.marks()) {
        entities.take(file, mark, constants);
      }
    }
    entities.nameTheRest();
    return entities;
  }

  private void take(FileUses file, Mark mark, Function<String, Optional<Phrase>> constants) {
    String annotation = mark.use().types().stream().findFirst().orElse("");
    String simple = annotation.substring(annotation.lastIndexOf('.') + 1);
    Evidence evidence = new Evidence(file.path(), mark.line());
    boolean maps = isMapping(annotation);
    if (maps && simple.equals("Entity")) {
      add(mark.type(), NAMED_BY_CLASS, evidence);
      text(mark, "name", constants).ifPresent(name -> bySimpleName.put(name, mark.type()));
    } else if (maps && TABLE.contains(simple)) {
      Optional<String> name =
          text(mark, "name", constants).or(() -> text(mark, "value", constants));
      Optional<String> schema = text(mark, "schema", constants);
      name.ifPresent(
          table -> add(mark.type(), schema.map(s -> s + "." + table).orElse(table), evidence));
    }
  }

  private static boolean isMapping(String annotation) {
    return annotation.startsWith("javax.persistence.")
        || annotation.startsWith("jakarta.persistence.")
        || annotation.startsWith("org.springframework.data.relational.")
        || annotation.startsWith("com.baomidou.mybatisplus.annotation.")
        || annotation.startsWith("io.micronaut.data.annotation.Mapped");
  }

  private static Optional<String> text(
      Mark mark, String element, Function<String, Optional<Phrase>> constants) {
    List<String> values = mark.use().elements().getOrDefault(element, List.of());
    String last = values.isEmpty() ? "" : values.get(values.size() - 1);
    if (last.matches("[\\w.]*[A-Z]\\w*\\.[A-Z][A-Z_\\d]*|[A-Z][A-Z_\\d]+")) {
      Optional<Phrase> constant = constant(mark.type(), last, constants);
      if (constant.isPresent()) {
        return constant.map(phrase -> phrase.text(constants));
      }
    }
    return last.isBlank() ? Optional.empty() : Optional.of(last.strip());
  }

  /** Looks in the type itself, in those around it, and in its package. */
  private static Optional<Phrase> constant(
      String type, String name, Function<String, Optional<Phrase>> constants) {
    for (String around = type; !around.isEmpty(); ) {
      Optional<Phrase> found = constants.apply(around + "." + name);
      if (found.isPresent()) {
        return found;
      }
      around = around.substring(0, Math.max(0, around.lastIndexOf('.')));
    }
    return constants.apply(name);
  }

  /** Says that a class is mapped to a table. */
  void add(String type, String table, Evidence evidence) {
    byType.computeIfAbsent(type, any -> new ArrayList<>()).add(new Mapped(table, evidence));
    bySimpleName.putIfAbsent(type.substring(type.lastIndexOf('.') + 1), type);
  }

  /** An entity of which nobody names the table has its own name, in small letters. */
  void nameTheRest() {
    byType.forEach(
        (type, tables) -> {
          boolean named = tables.stream().anyMatch(one -> !one.table().isEmpty());
          List<Mapped> all = new ArrayList<>();
          for (Mapped one : tables) {
            if (!one.table().isEmpty()) {
              all.add(one);
            } else if (!named) {
              all.add(new Mapped(defaultName(type), one.evidence()));
            }
          }
          tables.clear();
          tables.addAll(all);
        });
  }

  private static String defaultName(String type) {
    return type.substring(type.lastIndexOf('.') + 1)
        .replaceAll("(?<=[a-z\\d])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  boolean has(String type) {
    return byType.containsKey(type);
  }

  Collection<String> types() {
    return byType.keySet();
  }

  List<Mapped> tablesOf(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** The table that is meant by an entity's name in a query over objects. */
  Optional<String> tableOfEntity(String name) {
    return Optional.ofNullable(bySimpleName.get(name.substring(name.lastIndexOf('.') + 1)))
        .flatMap(type -> tablesOf(type).stream().findFirst())
        .map(Mapped::table);
  }
}
