package dev.lepton.assess.evaluate;

import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.Link;
import java.util.List;
import java.util.Optional;

/** What one rule found: a violation when it takes effort, else an insight. */
public record Violation(
    String description,
    Optional<Category> category,
    List<String> labels,
    List<Incident> incidents,
    List<Link> links,
    Optional<Integer> effort) {}
