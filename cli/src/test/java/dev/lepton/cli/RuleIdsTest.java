package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.StandardRules;
import dev.lepton.assess.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule that is renamed would be looked for in vain, without anybody noticing. */
class RuleIdsTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern OWN =
      Pattern.compile("\\blepton-[a-z]+-[a-z]+(?:-[a-z]+)*-\\d{4}\\b");

  /** Of the phase assess: in these files every text in kebab case is one of its rules. */
  private static final List<String> USERS_OF_THE_PHASE =
      List.of(
          "assess/src/main/java/dev/lepton/assess/strategy/RiskRegister.java",
          "assess/src/main/java/dev/lepton/assess/strategy/StrategyChooser.java",
          "pipeline/src/main/java/dev/lepton/pipeline/report/NotCarriedSection.java");

  private static final Pattern KEBAB = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
  private static final Set<String> NO_RULES = Set.of("not-carried");

  @Test
  void everyIdOfOurOwnRulesThatTheProgramNamesIsOne() throws IOException {
    Set<String> known =
        StandardRules.read().rulesets().stream()
            .flatMap(ruleset -> ruleset.rules().stream())
            .map(rule -> rule.id())
            .collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    try (Stream<Path> modules = Files.list(HOME)) {
      for (Path main : modules.map(module -> module.resolve("src/main")).toList()) {
        named.addAll(ids(main));
      }
    }

    assertThat(named).hasSizeGreaterThan(50);
    assertThat(known).containsAll(named);
  }

  private static Set<String> ids(Path main) throws IOException {
    Set<String> found = new TreeSet<>();
    if (!Files.isDirectory(main)) {
      return found;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(main)) {
      files =
          all.filter(file -> file.toString().matches(".*\\.(java|yaml)"))
              // The rules themselves prove nothing.
              .filter(file -> !file.toString().contains("lepton/assess/rules/"))
              .toList();
    }
    for (Path file : files) {
      OWN.matcher(Files.readString(file)).results().forEach(id -> found.add(id.group()));
    }
    return found;
  }

  @Test
  void everyRuleOfThePhaseThatTheProgramNamesIsOne() throws IOException {
    Set<String> known =
        RuleBook.rules().stream().map(rule -> rule.id()).collect(Collectors.toSet());
    for (String file : USERS_OF_THE_PHASE) {
      Set<String> named =
          KEBAB
              .matcher(Files.readString(HOME.resolve(file)))
              .results()
              .map(found -> found.group(1))
              .filter(text -> !NO_RULES.contains(text))
              .collect(Collectors.toSet());

      assertThat(named).as(file).isNotEmpty();
      assertThat(known).as(file).containsAll(named);
    }
  }
}
