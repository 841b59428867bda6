package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.event.Event.Audited;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongListTest {
  @Test
  void equalFindingsAreToldOnceWithTheirPlaces() {
    List<Finding> findings =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    ShopMigration.finding(
                        "lepton-java-logging-0040", Severity.OPTIONAL, i, "x" + i))
            .toList();

    String text = text(new InputBuilder().assessment(ShopMigration.assessment(findings)));

    assertThat(text)
        .contains("500 findings of 1 kind: 500 optional.")
        .contains("and 499 more places")
        .contains("92 more of 500 places")
        .contains("400 further places are left out here; documents/assess.json has them all.")
        .containsOnlyOnce("It matters because of lepton-java-logging-0040.");
  }

  @Test
  void ofTwoThousandTablesTheLargestAreInViewAndTheRestIsCounted() {
    String text = text(new InputBuilder().transfer(ShopMove.transfer(2000)));

    assertThat(text)
        .contains("rows of 2,000 tables")
        .contains("485 more of 2,000 tables")
        .contains("1,500 further tables are left out here; documents/transfer.json has them all.");
    assertThat(text.indexOf("public.table_0 310,000")).isPositive();
  }

  @Test
  void ofALongJournalTheEndAndTheBeginAreKept() {
    InputBuilder input = new InputBuilder();
    IntStream.range(0, 5000)
        .forEach(
            i -> input.event(new Audited(Phase.DEPLOY, "move traffic", "revision " + i + ".")));

    assertThat(text(input))
        .contains("revision 0.", "revision 249.", "revision 4750.", "revision 4999.")
        .doesNotContain("revision 250.", "revision 4749.")
        .contains("4,500 of 5,000 entries, those between the two tables, are left out here");
  }

  @Test
  void aHugeMigrationStillGivesAFileThatOpensAtOnce() {
    InputBuilder input =
        Examples.complete().transfer(ShopMove.transfer(20_000)).watch(ShopMove.watch("", 100_000));

    assertThat(new HtmlReport().render(input.build())).hasSizeLessThan(1_000_000);
  }

  @Test
  void aListThatIsOnlyALittleTooLongIsShownWhole() {
    Markup html = Excerpt.of("rows").inView(3).render(List.of("a", "b", "c", "d"), Markup::list);

    assertThat(html.html()).doesNotContain("<details>").contains("<li>d</li>");
  }

  private static String text(InputBuilder input) {
    return Tags.text(new HtmlReport().render(input.build()));
  }
}
