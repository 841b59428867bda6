package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.lint.RuleLint;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruletest.Judge;
import dev.lepton.assess.ruletest.RuleTestReport;
import dev.lepton.assess.ruletest.RuleTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules that Lepton brings: each is complete, finds what it should, and nothing else. */
class StandardRulesTest {
  private static final Path RULES = Path.of("src/main/resources/dev/lepton/assess/rules");
  private static final Path TESTS = Path.of("src/test/rules");

  private static List<Rule> rules() {
    return StandardRules.read().rulesets().stream()
        .flatMap(ruleset -> ruleset.rules().stream())
        .toList();
  }

  @Test
  void everyTestHolds() {
    RuleTestReport report =
        new RuleTests(StandardProviders.all(), Optional.empty(), Judge.STRICT)
            .run(List.of(TESTS), 2);

    assertThat(report.problems()).isEmpty();
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isPositive();
  }

  @Test
  void everyRuleIsTestedOnWhatItFindsAndOnWhatItMustNot() throws IOException {
    Set<String> found = new HashSet<>();
    Set<String> left = new HashSet<>();
    for (JsonNode test : tests()) {
      String rule = test.path("ruleID").asString();
      for (JsonNode one : test.path("testCases")) {
        if (one.path("hasIncidents").path("exactly").asInt(0) > 0) {
          found.add(rule);
        }
        if (one.path("isUnmatched").asBoolean(false)) {
          left.add(rule);
        }
      }
    }
    Set<String> ids = rules().stream().map(Rule::id).collect(Collectors.toSet());

    assertThat(found).isEqualTo(ids);
    assertThat(left).isEqualTo(ids);
  }

  private static List<JsonNode> tests() throws IOException {
    YAMLMapper mapper = YAMLMapper.builder().build();
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith(".test.yaml"))
          .flatMap(file -> mapper.readTree(file.toFile()).path("tests").valueStream())
          .toList();
    }
  }

  @Test
  void everyRuleSaysHowMuchWhyWhatToDoAndWhereToRead() {
    for (Rule rule : rules()) {
      assertThat(rule.id()).matches("lepton-[a-z]+-[a-z-]+-\\d{4}");
      assertThat(rule.description()).as(rule.id()).isNotBlank().hasSizeLessThan(80);
      assertThat(rule.effort().orElse(0)).as(rule.id()).isBetween(1, 13);
      assertThat(rule.category()).as(rule.id()).isPresent();
      assertThat(rule.message().orElse("")).as(rule.id()).matches("(?s).{30,}\n\nFix: .{10,}");
      assertThat(rule.links()).as(rule.id()).hasSize(1);
      assertThat(rule.links().get(0).url()).as(rule.id()).matches("https?://[^ ]+");
      assertThat(rule.links().get(0).title()).as(rule.id()).isNotBlank();
      assertThat(rule.labels())
          .as(rule.id())
          .contains("konveyor.io/target=cloud-readiness")
          .anyMatch(label -> label.startsWith("lepton.dev/topic="));
    }
  }

  @Test
  void everyRuleHasAnIdOfItsOwn() {
    assertThat(rules().stream().map(Rule::id).toList()).doesNotHaveDuplicates();
  }

  @Test
  void everyLanguageIsCovered() {
    Map<String, Long> counts =
        rules().stream()
            .collect(Collectors.groupingBy(rule -> rule.id().split("-")[1], Collectors.counting()));

    assertThat(counts)
        .containsOnlyKeys("java", "python", "nodejs", "dotnet", "go", "php", "ruby", "platform");
    assertThat(counts.values()).allMatch(count -> count >= 20);
    assertThat(rules()).hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  void nothingIsWrongWithTheRulesThemselves() {
    assertThat(new RuleLint(StandardProviders.all()).check(List.of(RULES))).isEmpty();
  }
}
