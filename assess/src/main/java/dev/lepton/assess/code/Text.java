package dev.lepton.assess.code;

/**
 * A text that stands in the code: a literal, or several joined.
 *
 * @param inAnnotation whether it is an annotation's or decorator's element
 */
public record Text(Value value, boolean inAnnotation) {}
