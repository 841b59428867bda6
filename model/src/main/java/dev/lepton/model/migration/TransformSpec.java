package dev.lepton.model.migration;

import java.util.Optional;

/**
 * @param refactor auto (decide from findings), always or never
 * @param baseImage image to build upon; empty for the language's usual one
 * @param apply whether changes may be written into the user's own tree; otherwise only into the
 *     workspace
 */
public record TransformSpec(String refactor, Optional<String> baseImage, boolean apply) {}
