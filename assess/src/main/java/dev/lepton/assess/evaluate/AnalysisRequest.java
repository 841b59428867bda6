package dev.lepton.assess.evaluate;

import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Ruleset;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the analyser.
 *
 * @param selector which rules, by their labels
 * @param incidents which incidents, by their variables; empty for all
 * @param contextLines lines of code before and after each incident, or {@link #NO_SNIPPETS}
 */
public record AnalysisRequest(
    List<Ruleset> rulesets,
    LabelSelector selector,
    Optional<LabelSelector> incidents,
    int contextLines) {
  /** The code around incidents is not asked for. */
  public static final int NO_SNIPPETS = -1;
}
