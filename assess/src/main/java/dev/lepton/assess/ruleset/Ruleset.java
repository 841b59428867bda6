package dev.lepton.assess.ruleset;

import java.util.List;

/** Rules that belong together: those of one folder. */
public record Ruleset(String name, String description, List<String> labels, List<Rule> rules) {}
