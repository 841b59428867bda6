package dev.lepton.assess.rules;

import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A secret stands in a configuration file. */
final class ConfigSecretRule {
  private static final Set<Format> FORMATS =
      Set.of(Format.PROPERTIES, Format.YAML, Format.JSON, Format.XML, Format.ENVIRONMENT);

  private ConfigSecretRule() {}

  static Rule rule() {
    return new Rule(
        "secret-in-config",
        Category.SECRET,
        Severity.MANDATORY,
        new Advice(
            "Secret in a configuration file",
            "It is in every copy of the repository and of the image, and stays in their history.",
            "Keep it in the platform's secret store, refer to it by an environment variable, and"
                + " change the old one."),
        Repair.person(1),
        List.of(Matcher.config(ConfigSecretRule::find)));
  }

  private static Stream<Match> find(ConfigFile file) {
    // Templates show the keys, translations show words to users.
    boolean harmless =
        file.source()
            .name()
            .matches(
                "(?i).*(example|sample|template|dist)$|.*\\.(example|sample|template)\\..*|(messages|labels|strings)[\\w-]*\\.\\w+");
    return FORMATS.contains(file.format()) && !harmless
        ? file.settings().stream().flatMap(setting -> match(file, setting).stream())
        : Stream.empty();
  }

  private static Optional<Match> match(ConfigFile file, Setting setting) {
    Optional<String> secret =
        Words.nameSecret(setting.name()) && Words.canBeSecret(setting.value(), setting.name())
            ? Optional.of(setting.value())
            : Urls.password(setting.value()).filter(password -> Words.canBeSecret(password, ""));
    return secret.map(text -> new Match(file.placeOf(setting), true, List.of(text)));
  }
}
