package dev.lepton.transform.internal.refactor;

import dev.lepton.diff.UnifiedDiff;
import dev.lepton.model.bundle.Bundle.SourceChange;
import dev.lepton.transform.internal.source.TextFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A refactoring as one patch per concern, each upon the one before. Immutable. */
public final class PatchSeries {
  private final List<SourceChange> changes;
  private final Map<String, String> patches;
  private final Map<String, byte[]> results;

  private PatchSeries(
      List<SourceChange> changes, Map<String, String> patches, Map<String, byte[]> results) {
    this.changes = changes;
    this.patches = patches;
    this.results = results;
  }

  public static PatchSeries of(Refactoring refactoring) {
    List<SourceChange> changes = new ArrayList<>();
    Map<String, String> patches = new LinkedHashMap<>();
    for (Concern concern : Concern.values()) {
      StringBuilder patch = new StringBuilder();
      for (String file : filesOf(refactoring, concern)) {
        String diff = diff(refactoring, file, concern, true);
        if (!diff.isEmpty()) {
          patch.append(diff(refactoring, file, concern, false));
          changes.add(change(refactoring, concern, file, diff));
        }
      }
      if (patch.length() > 0) {
        String name = String.format(Locale.ROOT, "%02d-%s.patch", patches.size() + 1, concern.id());
        patches.put(name, patch.toString());
      }
    }
    return new PatchSeries(List.copyOf(changes), patches, results(refactoring));
  }

  private static String diff(
      Refactoring refactoring, String file, Concern concern, boolean masked) {
    FileStates states = new FileStates(refactoring, file, masked);
    return UnifiedDiff.of(file, states.before(concern), states.after(concern));
  }

  private static SourceChange change(
      Refactoring refactoring, Concern concern, String file, String diff) {
    Stream<String> rules =
        refactoring.edits().of(file).stream()
            .filter(edit -> edit.concern() == concern)
            .map(Edit::rule);
    Stream<String> ruleOfNewFile =
        Optional.ofNullable(refactoring.newFiles().get(file)).stream()
            .flatMap(created -> created.parts().stream())
            .filter(part -> part.concern() == concern)
            .map(Refactoring.NewFile.Part::rule);
    List<String> fixes =
        Stream.concat(rules, ruleOfNewFile)
            .filter(rule -> !rule.isEmpty())
            .distinct()
            .sorted()
            .toList();
    return new SourceChange(concern.id(), file, diff, concern.explanation(), fixes);
  }

  private static TreeSet<String> filesOf(Refactoring refactoring, Concern concern) {
    TreeSet<String> files =
        refactoring.edits().files().stream()
            .filter(file -> changes(refactoring, concern, file))
            .collect(Collectors.toCollection(TreeSet::new));
    refactoring
        .newFiles()
        .forEach(
            (file, created) -> {
              if (created.parts().stream().anyMatch(part -> part.concern() == concern)) {
                files.add(file);
              }
            });
    return files;
  }

  private static boolean changes(Refactoring refactoring, Concern concern, String file) {
    return refactoring.edits().of(file).stream().anyMatch(edit -> edit.concern() == concern);
  }

  private static Map<String, byte[]> results(Refactoring refactoring) {
    Map<String, byte[]> results = new TreeMap<>();
    Concern last = Concern.values()[Concern.values().length - 1];
    Stream.concat(refactoring.edits().files().stream(), refactoring.newFiles().keySet().stream())
        .distinct()
        .forEach(
            file -> {
              Charset charset =
                  refactoring
                      .tree()
                      .text(file)
                      .map(TextFile::charset)
                      .orElse(StandardCharsets.UTF_8);
              results.put(
                  file, new FileStates(refactoring, file, false).after(last).getBytes(charset));
            });
    return results;
  }

  /** For documents: secrets are masked. */
  public List<SourceChange> changes() {
    return changes;
  }

  /**
   * Patch file name to content, in the order in which they apply. They apply as they are: a line
   * that is taken away is shown with the secret in it, which no added line holds.
   */
  public Map<String, String> patches() {
    return patches;
  }

  /** Every changed or new file with its final content, sorted by path. */
  public Map<String, byte[]> results() {
    return results;
  }
}
