package dev.lepton.assess.code;

/**
 * @param name of a keyword argument; empty for a positional one
 */
public record Argument(String name, Value value) {}
