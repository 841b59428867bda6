package dev.lepton.assess.ruletest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code *.test.yaml} as it is written; also a {@code testing-config.yaml}. */
record TestFile(
    @Nullable String rulesPath, @Nullable List<Data> providers, @Nullable List<RuleTest> tests) {
  /** Which application a provider reads, relative to the file. */
  record Data(@Nullable String name, @Nullable String dataPath) {}

  /** What one rule must find. */
  record RuleTest(@Nullable String ruleID, @Nullable List<Case> testCases) {}

  /** One expectation; whatever is absent is not expected. */
  record Case(
      @Nullable String name,
      @Nullable Parameters analysisParams,
      @Nullable Expected hasIncidents,
      @Nullable Expected hasInsights,
      @Nullable List<String> hasTags,
      @Nullable Boolean isUnmatched) {}

  /** How the analysis is run. */
  record Parameters(@Nullable String mode, @Nullable String depLabelSelector) {
    static final Parameters DEFAULT = new Parameters(null, null);
  }

  /** How many incidents, with which text, or where. */
  record Expected(
      @Nullable Integer exactly,
      @Nullable Integer atLeast,
      @Nullable Integer atMost,
      @Nullable String messageMatches,
      @Nullable String codeSnipMatches,
      @Nullable List<Spot> locations) {}

  /** One incident's place. */
  record Spot(
      @Nullable String fileURI,
      @Nullable Integer lineNumber,
      @Nullable String messageMatches,
      @Nullable String codeSnipMatches) {}

  List<Data> data() {
    return providers == null ? List.of() : providers;
  }

  List<RuleTest> ruleTests() {
    return tests == null ? List.of() : tests;
  }
}
