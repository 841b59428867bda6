package dev.lepton.transform;

import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.StandardRules;
import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.CodeSource;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.model.assessment.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The real assessment by our own rules, for the recipes to be held against. */
final class OwnRules {
  private static final Rulebooks BOOKS = StandardRules.read();

  private OwnRules() {}

  static List<String> ids() {
    return BOOKS.rulesets().stream()
        .flatMap(ruleset -> ruleset.rules().stream())
        .map(rule -> rule.id())
        .toList();
  }

  static List<Finding> findings(Path folder) {
    AnalysisRequest request =
        new AnalysisRequest(
            BOOKS.rulesets(), LabelSelector.all(), Optional.empty(), AnalysisRequest.NO_SNIPPETS);
    AnalysisReport report;
    try (FileTable files =
        InputWalker.open(List.of(folder), Mode.SOURCE_ONLY, InputLimits.DEFAULT)) {
      AnalysisInput input = new AnalysisInput(files, Mode.SOURCE_ONLY, Optional.empty(), 2);
      report = new Analyser(StandardProviders.all()).run(request, input, CodeSource.NONE);
    }
    List<Finding> findings = new ArrayList<>();
    report
        .rulesets()
        .forEach(
            ruleset ->
                ruleset
                    .violations()
                    .forEach(
                        (rule, violation) ->
                            violation
                                .incidents()
                                .forEach(
                                    incident ->
                                        findings.add(
                                            Documents.finding(
                                                rule,
                                                incident.path(),
                                                incident
                                                    .location()
                                                    .map(Location::startLine)
                                                    .orElse(1))))));
    findings.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
    return findings;
  }
}
