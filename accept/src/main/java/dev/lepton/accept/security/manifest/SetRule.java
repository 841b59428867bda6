package dev.lepton.accept.security.manifest;

import dev.lepton.accept.security.check.Check;
import java.util.List;
import java.util.function.Function;

/**
 * A check of all objects together.
 *
 * @param violations where the rule is broken; empty when it is kept
 */
record SetRule(Check check, Function<ManifestSet, List<String>> violations) {}
