package dev.lepton.assess.evaluate;

import java.util.List;
import java.util.SortedMap;

/**
 * What the rules of one ruleset found; everything is sorted.
 *
 * @param violations by rule, those that take effort
 * @param insights by rule, worth knowing
 * @param errors by rule, why it could not be evaluated
 * @param unmatched rules that found nothing
 * @param skipped rules that were not selected, or whose provider is missing
 */
public record RulesetReport(
    String name,
    String description,
    List<String> tags,
    SortedMap<String, Violation> violations,
    SortedMap<String, Violation> insights,
    SortedMap<String, String> errors,
    List<String> unmatched,
    List<String> skipped) {}
