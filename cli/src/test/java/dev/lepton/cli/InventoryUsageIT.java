package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inventory, questionnaires and portfolio as commands. */
class InventoryUsageIT {
  @TempDir private Path folder;
  private Path azure;
  private Path inventory;

  @BeforeEach
  void files() throws IOException {
    azure =
        Files.writeString(
            folder.resolve("azure.csv"),
            "Server name,IP address,Cores,Memory (MB),OS name\nweb1,10.0.0.1,4,8192,Ubuntu\n");
    inventory = folder.resolve("inventory.json");
  }

  private CommandLineRun importing(Object... files) {
    String[] arguments = new String[files.length + 4];
    arguments[0] = "inventory";
    arguments[1] = "import";
    for (int i = 0; i < files.length; i++) {
      arguments[2 + i] = files[i].toString();
    }
    arguments[files.length + 2] = "--out";
    arguments[files.length + 3] = inventory.toString();
    return CommandLineRun.of(arguments);
  }

  @Test
  void anInventoryIsSavedAndShownWithThePlacesOfItsValues() {
    assertThat(importing(azure).status()).isZero();
    CommandLineRun run =
        CommandLineRun.of("inventory", "show", "web1", "--inventory", inventory.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("azure.csv:2:3");
  }

  @Test
  void volumesNetworksAndTagsAreShownToo() throws IOException {
    assertThat(importing(azure).status()).isZero();
    String saved = Files.readString(inventory);
    String more =
        saved
            .replaceAll(
                "\"volumes\" *: *\\[[^]]*\\]",
                """
                "volumes":[{"name":"/var","capacityMb":51200,"usedMb":20480,"where":"v:2"}]""")
            .replaceAll(
                "\"networks\" *: *\\[[^]]*\\]",
                """
                "networks":[{"name":"eth0","mac":"00:50:56:00:00:01","addresses":["10.1.0.7"],"where":"n:3"}]""")
            .replaceAll("\"tags\" *: *\\{ *\\}", "\"tags\":{\"tier\":\"front\"}");
    Files.writeString(inventory, more);

    CommandLineRun run =
        CommandLineRun.of("inventory", "show", "web1", "--inventory", inventory.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out().replaceAll(" +", " "))
        .contains("/var 50 GiB, 20 GiB used v:2")
        .contains("eth0 10.1.0.7, 00:50:56:00:00:01 n:3")
        .contains("tags tier=front");
  }

  @Test
  void oneFileThatIsMissingDoesNotStopTheOthers() {
    CommandLineRun run = importing(folder.resolve("none.csv"), azure);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("there is no such file");
    assertThat(run.out()).contains("1 servers", "incomplete");
    assertThat(inventory).exists();
  }

  @Test
  void aBadValueIsToldAndTheStatusSaysSo() throws IOException {
    Path bad =
        Files.writeString(folder.resolve("bad.csv"), Files.readString(azure).replace("8192", "8"));
    CommandLineRun run = importing(bad);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("value left out", "bad.csv:2:4");
  }

  @Test
  void anUnreachablePrometheusIsAFaultOfTheSource() {
    assertThat(importing("http://127.0.0.1:1").status()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "'inventory',Say which",
    "'inventory import',Missing required parameter",
    "'inventory import x --format word',azure-migrate",
    "'inventory import http://h:9090 --token secret',env:NAME",
    "'inventory import http://h:9090 --window soon',no duration",
    "'questionnaire',Say which",
    "'assess portfolio --industry space','finance, healthcare'",
    "'assess portfolio -o pdf',HTML"
  })
  void whatCannotBeMeantIsRefused(String line, String answer) {
    CommandLineRun run = CommandLineRun.of(line.split(" "));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(answer).doesNotContain("hunter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1]",
        "{\"schemaVersion\":1,\"servers\":[{]}",
        "{\"schemaVersion\":9,\"servers\":[]}"
      })
  void whatIsNoInventoryIsRefused(String content) throws IOException {
    Files.writeString(inventory, content);
    CommandLineRun run =
        CommandLineRun.of("inventory", "show", "--inventory", inventory.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("inventory.json", "lepton inventory import");
  }

  @Test
  void aSheetIsBegunFilledInAndScored() throws IOException {
    Path sheet = folder.resolve("web1.yaml");
    assertThat(
            CommandLineRun.of("questionnaire", "new", "web1", "--out", sheet.toString()).status())
        .isZero();
    assertThat(
            CommandLineRun.of("questionnaire", "new", "web1", "--out", sheet.toString()).status())
        .isEqualTo(2);
    Files.writeString(sheet, Files.readString(sheet).replace("  future:", "  future: 4"));
    CommandLineRun run = CommandLineRun.of("questionnaire", "score", sheet.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("web1: unknown", "Nobody uses it any more");
  }

  @Test
  void whatTheInventoryKnowsAnswersQuestionsOfASheet() throws IOException {
    Path konveyor =
        Files.writeString(
            folder.resolve("konveyor.csv"),
            "Record Type 1,Application Name,Tag Type 1,Tag 1\n1,web1,Runtime,Container\n");
    assertThat(importing(konveyor).status()).isZero();
    Path sheet = Files.writeString(folder.resolve("s.yaml"), "application: WEB1\nanswers: {}\n");
    String[] score = {"questionnaire", "score", sheet.toString()};
    assertThat(CommandLineRun.of(score).out()).doesNotContain("by its tags");
    CommandLineRun run =
        CommandLineRun.of(score[0], score[1], score[2], "--inventory", inventory.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out()).containsPattern("green +containers +Yes \\(by its tags\\)");
  }

  @ParameterizedTest
  @CsvSource({
    "table,nothing is known of it that speaks for another",
    "json,schemaVersion",
    "yaml,schemaVersion",
    "html,<!DOCTYPE html>"
  })
  void aPortfolioIsShownInEveryForm(String form, String part) {
    importing(azure);
    CommandLineRun run =
        CommandLineRun.of("assess", "portfolio", "--inventory", inventory.toString(), "-o", form);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(part);
  }

  @Test
  void aDamagedSheetMakesThePortfolioIncomplete() throws IOException {
    importing(azure);
    Path answers = Files.createDirectory(folder.resolve("answers"));
    Files.writeString(answers.resolve("a.yaml"), "application: web1\nanswers: {future: 99}\n");
    CommandLineRun run =
        CommandLineRun.of(
            "assess",
            "portfolio",
            "--inventory",
            inventory.toString(),
            "--answers",
            answers.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("a.yaml:2:19");
    assertThat(run.out()).contains("web1", "incomplete: 1 sheet(s)");
  }

  @Test
  void sourcesAreAnalysedFirstAndThePortfolioLeadsToTheirPages() throws IOException {
    importing(azure);
    Path source = folder.resolve("apps/Web1/src/Cart.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        "class Cart { void put(javax.servlet.http.HttpSession s) { s.setAttribute(\"a\", 1); } }");
    Path page = folder.resolve("out/all apps.html");
    Files.createDirectories(page.getParent());

    CommandLineRun run =
        CommandLineRun.of(
            "assess",
            "portfolio",
            "--inventory",
            inventory.toString(),
            "--sources",
            folder.resolve("apps").toString(),
            "-o",
            "html",
            "--out",
            page.toString());

    assertThat(run.status()).isZero();
    assertThat(page)
        .content()
        .contains(
            "all%20apps-findings/Web1.html", "Keeps data in the HTTP session", "src/Cart.java");
    assertThat(folder.resolve("out/all apps-findings/Web1.html"))
        .content()
        .contains("What must change in Web1");
  }
}
