package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.Definition;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what is not data: definitions, states, owners, privileges. Not thread-safe. */
final class SchemaComparison {
  private final FrozenSides.Pair pair;
  private final Selection selection;
  private final Catalogs catalogs;
  private List<Definition> definitions = List.of();
  private List<SchemaObject> ours = List.of();
  private List<SchemaObject> theirs = List.of();
  private Differences states = new Differences();

  SchemaComparison(FrozenSides.Pair pair, Selection selection, Catalogs catalogs) {
    this.pair = pair;
    this.selection = selection;
    this.catalogs = catalogs;
  }

  /** Objects of the source. */
  long count() {
    return ours.size();
  }

  /** What has to be made or altered, in an order in which it can be done. */
  List<Definition> toMend() {
    Map<String, SchemaObject> present =
        theirs.stream().collect(Collectors.toMap(SchemaComparison::identity, o -> o, (a, b) -> a));
    Set<String> wrong =
        ours.stream()
            .filter(object -> !object.equals(present.get(identity(object))))
            .map(SchemaComparison::identity)
            .collect(Collectors.toCollection(HashSet::new));
    return definitions.stream()
        .filter(d -> wrong.contains(identity(d)))
        .filter(d -> !present.containsKey(identity(d)) || replaces(d))
        .toList();
  }

  /** Statements for the states that differ. */
  List<String> statesToMend() {
    return states.kept().stream().flatMap(difference -> difference.mend().stream()).toList();
  }

  void compare(Differences differences, List<String> notes) {
    ObjectStates from = ObjectStates.read(pair.source(), catalogs.sourceNames());
    ObjectStates to = ObjectStates.read(pair.target(), catalogs.targetNames());
    new StateComparison(from, to, selection, notes).compare(states);
    states.kept().forEach(differences::add);
    CatalogReader.Described source = catalogs.sourceDescribed(pair.source());
    definitions = selection.renames().isEmpty() ? source.definitions() : List.of();
    Map<String, String> sql = new HashMap<>();
    definitions.forEach(definition -> sql.put(identity(definition), definition.sql()));
    ours = told(source.objects(), to);
    theirs = told(catalogs.targetObjects(pair.target()), to);
    ObjectComparison.compare(
        ours, theirs, object -> Optional.ofNullable(sql.get(identity(object))), differences);
  }

  /** Without those of which a state of the target tells more. */
  private static List<SchemaObject> told(List<SchemaObject> objects, ObjectStates target) {
    return objects.stream()
        .filter(
            o -> !StateComparison.tells(target, "index", o.name()) || !o.kind().contains("index"))
        .toList();
  }

  /** Whether the definition can be carried out where there is another one. */
  private static boolean replaces(Definition definition) {
    return definition.sql().startsWith("CREATE OR REPLACE ")
        || definition.kind() == ObjectKind.DEFAULT
        || definition.kind() == ObjectKind.COMMENT;
  }

  private static String identity(SchemaObject object) {
    return object.kind() + " " + object.name();
  }

  private static String identity(Definition definition) {
    return definition.kind().title() + " " + definition.name();
  }
}
