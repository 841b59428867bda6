package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.ApplicationDraft;
import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.table.Cell;
import dev.lepton.assess.inventory.table.Row;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.InventoryApplication.Repository;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Konveyor's CSV file of applications. A row of record type 1 is an application, one of type 2 a
 * dependency; a dependency on a row of type 1 is read too.
 */
final class KonveyorReader extends RowReader {
  private static final int MOST_TAGS = 100;

  KonveyorReader(Drafts drafts, ImportLog log) {
    super(drafts, log);
  }

  @Override
  public void row(Row row) {
    String type = row.text("Record Type 1").orElse("1");
    if (!type.equals("1") && !type.equals("2")) {
      log()
          .reject(
              "there is no record type \"" + row.cell("Record Type 1").get().shown() + "\"",
              row.cell("Record Type 1").get().where(),
              "write 1 for an application, 2 for a dependency");
      return;
    }
    if (!require(row, "name", "Application Name")
        || (type.equals("2") && !require(row, "dependency", "Dependency"))) {
      return;
    }
    String name = row.text("Application Name").orElseThrow();
    if (row.cell("Dependency").isPresent() && !dependency(row, name)) {
      return;
    }
    if (type.equals("1")) {
      application(row, name);
    }
    log().kept();
  }

  private boolean dependency(Row row, String name) {
    Cell other = row.cell("Dependency").orElseThrow();
    String direction =
        row.text("Dependency Direction").orElse("southbound").toLowerCase(Locale.ROOT);
    if (!direction.equals("northbound") && !direction.equals("southbound")) {
      log()
          .reject(
              "\"" + row.cell("Dependency Direction").get().shown() + "\" is no direction",
              row.cell("Dependency Direction").get().where(),
              "write southbound where " + name + " needs it, northbound the other way round");
      return false;
    }
    boolean needs = direction.equals("southbound");
    drafts()
        .add(
            Dependency.between(
                Dependency.Level.APPLICATION,
                needs ? name : other.text(),
                needs ? other.text() : name,
                Optional.empty(),
                other.where()));
    return true;
  }

  private void application(Row row, String name) {
    ApplicationDraft draft = drafts().application(name, row.where());
    draft.describe(row.text("Description"), row.text("Comments"), row.text("Business Service"));
    String binary =
        String.join(
            ":",
            Stream.of("Binary Group", "Binary Artifact", "Binary Version", "Binary Packaging")
                .map(row::text)
                .flatMap(Optional::stream)
                .toList());
    draft.binary(Optional.of(binary).filter(text -> !text.isEmpty()));
    draft.repository(
        row.text("Repository URL")
            .map(
                url ->
                    new Repository(
                        row.text("Repository Type").orElse("git"),
                        withoutPassword(row.cell("Repository URL").get(), url),
                        row.text("Repository Branch"),
                        row.text("Repository Path"))));
    draft.tags(tags(row));
  }

  /** A password in an address must not spread into documents and reports. */
  private String withoutPassword(Cell cell, String url) {
    String clean = url.replaceFirst("(://)[^/@\\s]*:[^/@\\s]*@", "$1");
    if (!Objects.equals(clean, url)) {
      log()
          .warn(
              "the address contained a password, which was left out",
              cell.where(),
              "remove it from the file");
    }
    return clean;
  }

  private List<Tag> tags(Row row) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 1; i <= MOST_TAGS; i++) {
      Optional<String> category = row.text("Tag Type " + i, "Tag Category " + i);
      Optional<Cell> tag = row.cell("Tag " + i);
      if (category.isPresent() && tag.isPresent()) {
        tags.add(new Tag(category.get(), tag.get().text()));
      } else if (tag.isPresent()) {
        log().rejectValue(tag.get(), "a tag without its type", "fill in Tag Type " + i);
      } else if (category.isPresent()) {
        log()
            .rejectValue(
                row.cell("Tag Type " + i, "Tag Category " + i).get(),
                "a type without its tag",
                "fill in Tag " + i);
      }
    }
    return tags;
  }
}
