package dev.lepton.assess.ruletest;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Cases whose expectation is known to be wrong, each with the reason: they neither pass nor fail,
 * and are counted apart. An entry whose case passes is told, so that the list cannot outlive what
 * it is for. Immutable.
 */
public final class Deviations {
  /** No case is expected to deviate. */
  public static final Deviations NONE = new Deviations("", Map.of());

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private final String file;
  private final Map<Key, String> reasons;

  private record Key(String rule, String name) {}

  private record Entry(@Nullable String rule, @Nullable String name, @Nullable String reason) {}

  private Deviations(String file, Map<Key, String> reasons) {
    this.file = file;
    this.reasons = reasons;
  }

  /**
   * Reads a YAML list of {@code {rule, name, reason}}, all three needed.
   *
   * @throws LeptonException CONFIG_INVALID with every entry that is not as it should be, or when
   *     the file is no such list; CONFIG_UNREADABLE when it cannot be read
   */
  public static Deviations read(Path file) {
    Entry[] entries = parse(file);
    Map<Key, String> reasons = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < entries.length; i++) {
      Entry entry = entries[i];
      String where = file + ": entry " + (i + 1);
      if (entry == null
          || Stream.of(entry.rule, entry.name, entry.reason).anyMatch(Deviations::isBlank)) {
        problems.add(new Problem("rule, name and reason are needed", where, "add what is missing"));
      } else if (reasons.put(new Key(entry.rule, entry.name), entry.reason.strip()) != null) {
        problems.add(
            new Problem(entry.rule + " " + entry.name + " is there twice", where, "remove one"));
      }
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return new Deviations(file.toString(), reasons);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static Entry[] parse(Path file) {
    try {
      Entry[] read = MAPPER.readValue(file.toFile(), Entry[].class);
      return read == null ? new Entry[0] : read;
    } catch (JacksonException e) {
      boolean invalid = e instanceof DatabindException || e.getLocation() != null;
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new LeptonException(
          invalid ? ErrorCode.CONFIG_INVALID : ErrorCode.CONFIG_UNREADABLE,
          "the list of deviations cannot be read: " + e.getOriginalMessage(),
          file + line,
          "give a YAML list whose entries have rule, name and reason",
          e);
    }
  }

  /** Why a case is expected to fail. */
  Optional<String> reason(String rule, String name) {
    return Optional.ofNullable(reasons.get(new Key(rule, name)));
  }

  /** Entries that say of a case which passes that it does not. */
  List<Problem> outdated(List<CaseResult> cases) {
    Set<Key> passed = new HashSet<>();
    cases.stream()
        .filter(CaseResult::passed)
        .forEach(result -> passed.add(new Key(result.rule(), result.name())));
    return reasons.keySet().stream()
        .filter(passed::contains)
        .map(
            key ->
                new Problem(
                    key.rule + " " + key.name + " is listed as a deviation, and passes",
                    file,
                    "remove it from the list"))
        .toList();
  }
}
