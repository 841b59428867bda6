package dev.lepton.transfer.postgres.catalog;

import dev.lepton.model.migration.NamePattern;
import dev.lepton.model.migration.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which definitions a selection carries: what it names, what belongs to that, and what that needs,
 * unless it needs a relation or a kind that is left out.
 */
final class DefinitionSelection {
  private final Selection selection;
  private final Dependencies dependencies;
  private final Map<Address, Definition> byAddress = new HashMap<>();
  private final Map<Address, List<Definition>> dependents = new HashMap<>();
  private final Set<Address> gone = new HashSet<>();
  private final Map<Address, LeftOut> leftOut = new HashMap<>();

  /** What is carried, in no order, and what is not though its name is selected. */
  record Result(List<Definition> carried, List<LeftOut> leftOut) {}

  private DefinitionSelection(Selection selection, DefinitionReader.Found found) {
    this.selection = selection;
    this.dependencies = found.dependencies();
    for (Definition definition : found.definitions()) {
      byAddress.put(definition.address(), definition);
      definition
          .needs()
          .forEach(
              need -> dependents.computeIfAbsent(need, n -> new ArrayList<>()).add(definition));
    }
  }

  /**
   * @param unselected identifiers of relations that are left out
   */
  static Result apply(
      DefinitionReader.Found found, Selection selection, SchemaNames names, Set<Long> unselected) {
    if (selection.whole()) {
      return new Result(found.definitions(), List.of());
    }
    DefinitionSelection work = new DefinitionSelection(selection, found);
    work.leaveOut(found.definitions(), unselected);
    Set<Address> wanted = work.wanted(found.definitions(), names, unselected);
    List<LeftOut> reported =
        wanted.stream().filter(work.leftOut::containsKey).map(work.leftOut::get).toList();
    wanted.removeAll(work.gone);
    return new Result(
        found.definitions().stream().filter(d -> wanted.contains(d.address())).toList(), reported);
  }

  private void leaveOut(List<Definition> definitions, Set<Long> unselected) {
    Deque<Definition> queue = new ArrayDeque<>();
    for (Definition definition : definitions) {
      if (selection.skip().contains(definition.kind().title())
          || isUnselected(definition, unselected)) {
        gone.add(definition.address());
        queue.add(definition);
      }
    }
    while (!queue.isEmpty()) {
      Definition missing = queue.poll();
      for (Definition dependent : dependents.getOrDefault(missing.address(), List.of())) {
        if (gone.add(dependent.address())) {
          queue.add(dependent);
          leftOut.put(
              dependent.address(),
              new LeftOut(dependent.kind(), dependent.name(), missing.toString()));
        }
      }
    }
    // What is a part of something missing goes with it and needs no mention.
    leftOut
        .keySet()
        .removeIf(
            address ->
                byAddress.get(address).kind().property()
                    || dependencies.owners(address).stream().anyMatch(gone::contains));
  }

  private Set<Address> wanted(
      List<Definition> definitions, SchemaNames names, Set<Long> unselected) {
    List<NamePattern> schemas = selection.schemas().stream().map(NamePattern::parse).toList();
    Set<Address> wanted = new HashSet<>();
    Deque<Definition> queue = new ArrayDeque<>();
    for (Definition definition : definitions) {
      boolean named =
          definition.kind().relation()
              ? !isUnselected(definition, unselected)
              : selection.tables().isEmpty() && inSchemas(definition, schemas, names);
      if (named && wanted.add(definition.address())) {
        queue.add(definition);
      }
    }
    while (!queue.isEmpty()) {
      Definition next = queue.poll();
      List<Definition> more = new ArrayList<>();
      if (!gone.contains(next.address())) {
        next.needs().stream().map(byAddress::get).forEach(more::add);
      }
      dependents.getOrDefault(next.address(), List.of()).stream()
          .filter(dependent -> partOf(dependent, next.address()))
          .forEach(more::add);
      more.stream().filter(definition -> wanted.add(definition.address())).forEach(queue::add);
    }
    return wanted;
  }

  private static boolean inSchemas(
      Definition definition, List<NamePattern> schemas, SchemaNames names) {
    return schemas.isEmpty()
        || definition
            .schema()
            .map(names::toSource)
            .filter(schema -> schemas.stream().anyMatch(pattern -> pattern.matches(schema)))
            .isPresent();
  }

  private static boolean isUnselected(Definition definition, Set<Long> unselected) {
    return definition.kind().relation() && unselected.contains(definition.address().objectId());
  }

  private boolean partOf(Definition definition, Address whole) {
    return definition.kind().property()
        || dependencies.owners(definition.address()).contains(whole);
  }
}
