package dev.lepton.assess.ruleset;

/** Where to read on. */
public record Link(String url, String title) {}
