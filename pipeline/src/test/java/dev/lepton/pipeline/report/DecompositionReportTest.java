package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.decompose.Decomposition;
import dev.lepton.assess.decompose.Decomposition.Verdict;
import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.Evidence;
import dev.lepton.assess.tables.TableAccess;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of one monolith's parts. */
class DecompositionReportTest {
  private static final String HOSTILE = "</style><script>document.title='owned'</script>";

  private static Decomposition found(Verdict verdict, String text) {
    Evidence place = new Evidence(text + ".java", 7);
    return new Decomposition(
        verdict,
        List.of("because " + text),
        new Decomposition.Figures(20, 0, 3, 1, 40, 0.6, 0.3, 0.1),
        List.of(service("order" + text, text), service("stock" + text, text)),
        List.of(new Decomposition.SharedClass("com.acme.Log" + text, List.of("stock" + text), 9)),
        List.of(),
        List.of("com.acme.Lost" + text),
        List.of(
            new Decomposition.Table(
                "orders" + text,
                "order" + text,
                true,
                true,
                List.of(
                    new Decomposition.TableUse(
                        "stock" + text,
                        "com.acme.Stock" + text,
                        Access.WRITES,
                        TableAccess.How.QUERY,
                        place)))),
        List.of(
            new Decomposition.Cut(
                "order" + text,
                "stock" + text,
                4,
                List.of(
                    new Decomposition.CutLink(
                        "com.acme.Order" + text, "com.acme.Stock" + text, "CALL", 4, place)))),
        List.of(
            new Decomposition.CutKey(
                "orders" + text, "order" + text, "stock" + text, "stock" + text, place)),
        List.of("file:///b: " + text));
  }

  private static Decomposition.Service service(String name, String text) {
    return new Decomposition.Service(
        name,
        List.of(new Decomposition.PackageShare("com.acme" + text, 1, 2)),
        List.of("com.acme.Order" + text),
        List.of("orders" + text),
        0.9,
        4,
        0);
  }

  @Test
  void everyPartIsOnThePageWithItsPlace() {
    String html = DecompositionReport.render(found(Verdict.COSTLY, ""), "shop");

    assertThat(html)
        .contains("Where shop could be cut", "2 candidate services, at a cost", "contended")
        .contains("order → stock: 4 calls", "Foreign keys to give up", "com.<wbr>acme.<wbr>Log")
        .contains("com.acme.Lost", "Not read");
  }

  @Test
  void noTextBecomesATag() {
    String html = DecompositionReport.render(found(Verdict.CLEAR, HOSTILE), HOSTILE);

    assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(html.split("</style>", -1)).hasSize(2);
  }

  @Test
  void monolithWithoutACutGetsAPageThatSaysSo() {
    Decomposition none =
        new Decomposition(
            Verdict.NONE,
            List.of("too little code"),
            new Decomposition.Figures(3, 0, 0, 0, 2, 0, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(DecompositionReport.render(none, "tiny"))
        .contains("No good cut", "too little code")
        .doesNotContain("Crosses the cut");
  }
}
