package dev.lepton.accept.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
  @TempDir Path folder;

  @Test
  void tellsAllThatIsWrongWithItsLines() throws IOException {
    List<Problem> problems =
        problems(
            """
            feeds: [gone.csv]
            requests:
              - path: /a
                metod: GET
              - method: GET
              - path: /b/${who}
              - path: no-slash
              - {path: /c, checks: {status: ok, matches: '('}, think: soon}
            """);

    assertThat(problems).extracting(p -> line(p.where())).containsExactly(1, 4, 5, 6, 7, 8, 8, 8);
    assertThat(problems)
        .extracting(Problem::what)
        .anyMatch(w -> w.contains("unknown key \"metod\""));
    assertThat(problems).extracting(Problem::what).anyMatch(w -> w.contains("${who}"));
  }

  @Test
  void saysWhereTheSyntaxIsWrong() throws IOException {
    assertThat(problems("requests:\n  - path: [\n").get(0).where()).contains("scenario.yaml:3");
  }

  @Test
  void refusesAFileThatSendsNothing() throws IOException {
    assertThat(problems("headers: {A: b}\n").get(0).what()).isEqualTo("there is nothing to send");
  }

  @Test
  void takesSecretsFromTheEnvironment() throws IOException {
    Scenario scenario =
        read("headers: {Authorization: 'Bearer ${env:TOKEN}'}\nrequests: [{path: /}]\n");

    assertThat(scenario.traffic().journeys().get(0).steps().get(0).render(n -> n).headers())
        .containsExactly(Map.entry("Authorization", "Bearer t0k"));
  }

  @Test
  void saysThatTheEnvironmentLacksSomething() throws IOException {
    List<Problem> problems = problems("requests: [{path: '/${env:NOPE}'}]\n");

    assertThat(problems.get(0).what()).isEqualTo("the environment has no NOPE");
  }

  @Test
  void remembersWhichOtherHostARequestNamesAndWhere() throws IOException {
    Scenario scenario = read("requests:\n  - path: /a\n  - path: http://other.example/b?c=d\n");

    RequestTemplate other = scenario.traffic().requests().toList().get(1);
    assertThat(other.site()).isEqualTo(Site.of("http://other.example"));
    assertThat(other.name()).isEqualTo("GET /b?c=d");
    assertThat(other.where()).endsWith("scenario.yaml:3");
  }

  private static int line(String where) {
    return Integer.parseInt(where.substring(where.lastIndexOf(':') + 1));
  }

  private List<Problem> problems(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
    List<Problem> problems = new java.util.ArrayList<>();
    assertThatThrownBy(() -> Scenario.read(file, context()))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
              problems.addAll(e.problems());
            });
    return problems;
  }

  private Scenario read(String text) throws IOException {
    return Scenario.read(Files.writeString(folder.resolve("scenario.yaml"), text), context());
  }

  private static Scenario.Context context() {
    return new Scenario.Context(
        Site.of("http://shop.example"), Optional.empty(), List.of(), Map.of("TOKEN", "t0k"));
  }
}
