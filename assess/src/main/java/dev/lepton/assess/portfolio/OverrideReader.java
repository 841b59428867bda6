package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.YamlValue;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads who decided otherwise, when and why. Stateless. */
public final class OverrideReader {
  private OverrideReader() {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID with every problem and its line; an
   *     override without author, date or reason is one
   */
  public static List<OverrideEntry> read(Path path) {
    List<Problem> problems = new ArrayList<>();
    YamlValue root = YamlValue.read(path, problems).only("overrides");
    List<OverrideEntry> entries = new ArrayList<>();
    for (YamlValue yaml : root.list("overrides")) {
      yaml.only("application", "strategy", "author", "date", "reason");
      String application = yaml.required("application");
      Optional<Strategy> strategy = strategy(yaml);
      String author = yaml.required("author");
      Optional<LocalDate> date = date(yaml);
      String reason = yaml.required("reason");
      if (strategy.isPresent() && date.isPresent()) {
        entries.add(
            new OverrideEntry(
                application, strategy.get(), author, date.get(), reason, yaml.where().toString()));
      }
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return entries;
  }

  private static Optional<Strategy> strategy(YamlValue yaml) {
    String text = yaml.required("strategy");
    Optional<Strategy> found =
        Arrays.stream(Strategy.values()).filter(s -> s.name().equalsIgnoreCase(text)).findFirst();
    if (found.isEmpty() && !text.isEmpty()) {
      problem(
          yaml,
          "strategy",
          "there is no strategy \"" + text + "\"",
          "use rehost, replatform, refactor, repurchase, relocate, retain or retire");
    }
    return found;
  }

  private static Optional<LocalDate> date(YamlValue yaml) {
    String text = yaml.required("date");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      problem(yaml, "date", "\"" + text + "\" is no date", "write it as 2026-11-29");
      return Optional.empty();
    }
  }

  /** At the value itself, not at the entry it belongs to. */
  private static void problem(YamlValue yaml, String key, String what, String fix) {
    yaml.get(key).ifPresent(value -> value.problem(what, fix));
  }
}
