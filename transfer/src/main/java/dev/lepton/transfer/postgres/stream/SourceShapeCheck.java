package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Silence;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.schema.SchemaRenames;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds definitions that were changed at the source since the copy, whether rows have followed or
 * not: what the stream does not carry must not be missed. Where the same change was made on both
 * sides there is nothing to find. Not thread-safe.
 */
final class SourceShapeCheck {
  private static final String SEPARATOR = "\u001e";
  private static final String FIX =
      "make the same change at the target and run again, or give the move up and start it again";

  private final ConnectionFactory source;
  private final ConnectionFactory target;
  private final String stream;
  private final Selection selection;

  /** What the two sides need for a comparison. */
  SourceShapeCheck(
      ConnectionFactory source, ConnectionFactory target, String stream, Selection selection) {
    this.source = source;
    this.target = target;
    this.stream = stream;
    this.selection = selection;
  }

  /**
   * @return SOURCE_CHANGED with all that differs; empty if nothing does
   */
  Optional<LeptonException> find() {
    try (SideSession from = SideSession.open(source);
        SideSession to = SideSession.openWritable(target)) {
      from.answerWithin(Silence.limit());
      to.answerWithin(Silence.limit());
      TableShapes here = TableShapes.read(from);
      TableShapes there = TableShapes.read(to);
      Set<QualifiedName> published = TableShapes.published(from, stream);
      List<Problem> problems = new ArrayList<>();
      SchemaNames[] names = new SchemaNames[1];
      to.run("read the ledger", open -> names[0] = SchemaRenames.at(open, selection));
      published.forEach(
          table ->
              compareTable(
                  table,
                  here.tables().get(table),
                  there.tables().get(names[0].toTarget(table)),
                  problems));
      here.enums()
          .forEach(
              (type, labels) ->
                  compareEnum(type, labels, there.enums().get(names[0].toTarget(type)), problems));
      new IdentityCheck(stream)
          .find(from, to, published, names[0]::toTarget)
          .forEach(table -> problems.add(otherTable(table)));
      newTables(candidates(from, here.without(published)), to)
          .forEach(table -> problems.add(newTable(table)));
      return problems.isEmpty()
          ? Optional.empty()
          : Optional.of(new LeptonException(ErrorCode.SOURCE_CHANGED, problems));
    }
  }

  private void compareTable(
      QualifiedName table,
      @Nullable Set<String> expected,
      @Nullable Set<String> found,
      List<Problem> problems) {
    if (expected == null || expected.equals(found)) {
      return;
    }
    String how =
        found == null
            ? "the target has no such table"
            : "at the source only: "
                + difference(expected, found)
                + "; at the target only: "
                + difference(found, expected);
    problems.add(
        problem("the definition of " + table + " differs from the target's: " + how, table));
  }

  private static String difference(Set<String> some, Set<String> others) {
    Set<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest.isEmpty() ? "nothing" : String.join(", ", rest);
  }

  private void compareEnum(
      QualifiedName type,
      List<String> labels,
      @Nullable List<String> found,
      List<Problem> problems) {
    // A type that the target has not at all is not used by what was selected.
    if (found != null && !found.equals(labels)) {
      problems.add(
          problem(
              "the labels of the enum type "
                  + type
                  + " differ from the target's: "
                  + labels
                  + ", "
                  + found,
              type));
    }
  }

  /** Tables that would belong to the move; of others nothing is expected. */
  private Set<QualifiedName> candidates(SideSession from, Set<QualifiedName> unpublished) {
    if (!selection.partial()) {
      return unpublished;
    }
    Set<QualifiedName> selected = new TreeSet<>(unpublished);
    from.run(
        "read the catalogue",
        open ->
            selected.removeAll(
                TableShapes.named(open, new CatalogReader(selection).unselected(open))));
    return selected;
  }

  /**
   * The tables outside of the publication that were not there when the stream was first looked at.
   */
  private Set<QualifiedName> newTables(Set<QualifiedName> unpublished, SideSession to) {
    String step = "source/unpublished/" + stream;
    Optional<String> known = to.text("SELECT detail FROM lepton.step WHERE id = ?", step);
    if (known.isEmpty()) {
      String all =
          unpublished.stream().map(QualifiedName::sql).collect(Collectors.joining(SEPARATOR));
      to.run("write the ledger", connection -> new Ledger().finishStep(connection, step, all));
      return Set.of();
    }
    Set<String> before = Set.of(known.get().split(SEPARATOR));
    return unpublished.stream()
        .filter(table -> !before.contains(table.sql()))
        .collect(Collectors.toSet());
  }

  private Problem otherTable(QualifiedName table) {
    return new Problem(
        "the table "
            + table
            + " or a column of it was dropped or renamed at the source, and another made under that name;"
            + " its values are not in the stream",
        source.endpoint().display() + " " + table,
        "give the move up and start it again");
  }

  private Problem newTable(QualifiedName table) {
    return new Problem(
        "the table "
            + table
            + " was made at the source after the copy began; its rows are not in the stream",
        source.endpoint().display(),
        "drop it and make it again after the cut-over, or give the move up and start it again");
  }

  private Problem problem(String what, QualifiedName object) {
    return new Problem(what, source.endpoint().display() + " " + object, FIX);
  }
}
