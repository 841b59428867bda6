package dev.lepton.assess.evaluate;

import dev.lepton.assess.builtin.BuiltinProvider;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.RulesetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A few files and a few rules, analysed for real. */
public final class SmallAnalysis {
  private final Path application;
  private final Path rules;

  public SmallAnalysis(Path folder) {
    this.application = folder.resolve("application");
    this.rules = folder.resolve("rules");
    write(rules.resolve("ruleset.yaml"), "name: small\n");
    write(application.resolve("empty.txt"), "");
  }

  public Path application() {
    return application;
  }

  public SmallAnalysis file(String path, String text) {
    write(application.resolve(path), text);
    return this;
  }

  public SmallAnalysis rules(String yaml) {
    write(rules.resolve("rules.yaml"), yaml);
    return this;
  }

  /** One rule with this condition, indented by four. */
  public SmallAnalysis when(String condition) {
    return rules("- ruleID: one\n  message: found\n  effort: 1\n  when:\n" + condition.indent(4));
  }

  public AnalysisReport report() {
    try (FileTable files = InputWalker.open(List.of(application), Mode.FULL, InputLimits.DEFAULT)) {
      AnalysisRequest request =
          new AnalysisRequest(
              RulesetReader.read(List.of(rules)).require(),
              LabelSelector.all(),
              Optional.empty(),
              2);
      return new Analyser(List.of(new BuiltinProvider()))
          .run(request, new AnalysisInput(files, Mode.FULL, Optional.empty(), 2));
    }
  }

  public RulesetReport ruleset() {
    return report().rulesets().get(0);
  }

  /** Where the rule named one found something: path and line. */
  public List<String> places() {
    Violation violation = ruleset().violations().get("one");
    return violation == null
        ? List.of()
        : violation.incidents().stream()
            .map(
                incident ->
                    incident.path()
                        + incident.location().map(at -> ":" + at.startLine()).orElse(""))
            .toList();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
