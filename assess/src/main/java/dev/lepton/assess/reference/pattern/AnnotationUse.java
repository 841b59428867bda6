package dev.lepton.assess.reference.pattern;

import java.util.List;
import java.util.Map;

/**
 * An annotation at a declaration.
 *
 * @param types what its name may stand for
 * @param elements the values of each element; one value may be told in several ways (as it is
 *     written, and as what it means)
 */
public record AnnotationUse(List<String> types, Map<String, List<String>> elements) {}
