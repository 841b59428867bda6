package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.StandardRules;
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
}
