package dev.lepton.assess.tables;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.reference.uses.FileUses.Mark;
import dev.lepton.assess.reference.uses.FileUses.Said;
import dev.lepton.assess.reference.uses.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Puts together which class does what with which table. For one use. */
public final class TableFinder {
  private final HitSink sink;
  private final Map<String, Phrase> constants = new HashMap<>();
  private final List<Found> found = Collections.synchronizedList(new ArrayList<>());
  private final List<Definitions.Script> scripts = Collections.synchronizedList(new ArrayList<>());
  private final List<MappingFiles.Class> mapped = Collections.synchronizedList(new ArrayList<>());
  private final List<TableAccess> byMapping = new ArrayList<>();
  private final TableNames names = new TableNames();

  /** A table in a query, before it is known which spellings mean one table. */
  private record Found(String type, TableUse use, Evidence evidence) {}

  /**
   * @param sink hears of files that cannot be read
   */
  public TableFinder(HitSink sink) {
    this.sink = sink;
  }

  /**
   * @param code what the classes say
   * @param known what models of other languages say, with names as they are written
   * @param others further files, of which mapping files and scripts are read
   * @param threads at least one
   */
  public TableFacts find(
      List<FileUses> code, TableFacts known, List<InputFile> others, int threads) {
    code.forEach(file -> file.constants().forEach(constants::putIfAbsent));
    Function<String, Optional<Phrase>> values = name -> Optional.ofNullable(constants.get(name));
    Work.each(code, threads, file -> queries(file, values));
    Work.each(others, threads, this::other);
    Entities entities = Entities.of(code, values);
    mapped.stream()
        .sorted(java.util.Comparator.comparing(MappingFiles.Class::evidence))
        .forEach(one -> entities.add(one.type(), one.table(), one.evidence()));
    gatherNames(entities);
    known.accesses().forEach(one -> names.add(one.table()));
    new ObjectAccess(entities, names, byMapping).read(code);
    TreeSet<TableAccess> accesses = new TreeSet<>(byMapping);
    known.accesses().forEach(one -> accesses.add(one.of(names.name(one.table()))));
    for (Found one : found) {
      table(one.use(), entities).map(table -> access(one, table)).ifPresent(accesses::add);
    }
    return new TableFacts(firstPlaces(accesses), foreignKeys(known.foreignKeys()));
  }

  private static TableAccess access(Found one, String table) {
    return new TableAccess(
        table, one.type(), one.use().access(), TableAccess.How.QUERY, one.evidence());
  }

  private void queries(FileUses file, Function<String, Optional<Phrase>> known) {
    for (Said said : file.texts()) {
      String text = said.phrase().text(known);
      boolean named = said.phrase().isConstant() && text.indexOf(Phrase.UNKNOWN) >= 0;
      if (!named) {
        note(said.type(), text, new Evidence(file.path(), said.line()));
      }
    }
    for (Mark mark : file.marks()) {
      for (List<String> values : mark.use().elements().values()) {
        // Written forms begin with a quote; the value follows.
        String text =
            String.join(
                " ", values.stream().filter(value -> !value.matches("(?s)[\"{].*")).toList());
        note(mark.type(), text, new Evidence(file.path(), mark.line()));
      }
    }
  }

  private void note(String type, String text, Evidence evidence) {
    SqlReader.read(text).forEach(use -> found.add(new Found(type, use, evidence)));
  }

  private void other(InputFile file) {
    boolean script = file.extension().equals("sql");
    if (!script && !file.extension().equals("xml") || file.size() > Texts.LARGEST) {
      return; // a dump holds rows; what defines tables is written by hand
    }
    Work.guard(
        () ->
            Texts.read(file)
                .ifPresent(
                    text -> {
                      if (script) {
                        scripts.add(Definitions.read(file.path(), text));
                      } else if (MappingFiles.isMapping(text)) {
                        mapping(file, text);
                      }
                    }),
        file,
        sink);
  }

  private void mapping(InputFile file, String text) {
    try {
      MappingFiles.Mapping mapping = MappingFiles.read(file, text);
      mapping.queries().forEach(query -> note(query.type(), query.text(), query.evidence()));
      mapped.addAll(mapping.classes());
    } catch (XMLStreamException e) {
      sink.unread(file.uri(), "is no well-formed XML: " + e.getMessage());
    }
  }

  private void gatherNames(Entities entities) {
    for (String type : entities.types()) {
      entities.tablesOf(type).forEach(one -> names.add(one.table()));
    }
    for (Definitions.Script script : scripts) {
      script.tables().forEach(table -> names.add(table.name()));
    }
    for (Found one : found) {
      boolean sure = one.use().certain() && entities.tableOfEntity(one.use().name()).isEmpty();
      if (sure) {
        names.add(one.use().name());
      }
    }
  }

  private Optional<String> table(TableUse use, Entities entities) {
    Optional<String> entity = entities.tableOfEntity(use.name()).map(names::name);
    if (entity.isPresent()) {
      return entity;
    }
    return use.certain() || names.has(use.name())
        ? Optional.of(names.name(use.name()))
        : Optional.empty();
  }

  /** Of the same access in several places the first one is told. */
  private static List<TableAccess> firstPlaces(TreeSet<TableAccess> sorted) {
    List<TableAccess> first = new ArrayList<>();
    for (TableAccess one : sorted) {
      TableAccess last = first.isEmpty() ? one : first.get(first.size() - 1);
      boolean same =
          !first.isEmpty()
              && last.table().equals(one.table())
              && last.type().equals(one.type())
              && last.access() == one.access();
      if (!same) {
        first.add(one);
      }
    }
    return List.copyOf(first);
  }

  private List<ForeignKey> foreignKeys(List<ForeignKey> known) {
    TreeSet<ForeignKey> keys = new TreeSet<>();
    Stream.concat(known.stream(), scripts.stream().flatMap(script -> script.keys().stream()))
        .map(key -> new ForeignKey(names.name(key.from()), names.name(key.to()), key.evidence()))
        .forEach(keys::add);
    List<ForeignKey> first = new ArrayList<>();
    for (ForeignKey key : keys) {
      ForeignKey last = first.isEmpty() ? key : first.get(first.size() - 1);
      boolean same =
          !first.isEmpty() && last.from().equals(key.from()) && last.to().equals(key.to());
      if (!same) {
        first.add(key);
      }
    }
    return List.copyOf(first);
  }
}
