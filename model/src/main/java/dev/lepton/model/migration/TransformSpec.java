package dev.lepton.model.migration;

import java.util.Optional;

/**
 * @param refactor auto (decide from findings), always or never
 * @param baseImage image to build upon; empty for the language's usual one
 * @param apply whether changes may be written into the user's own tree; otherwise only into the
 *     workspace
 * @param strategy who decided otherwise than is proposed; refactor is auto then
 */
public record TransformSpec(
    String refactor, Optional<String> baseImage, boolean apply, Optional<ChosenStrategy> strategy) {

  /** Where nobody decided otherwise. */
  public TransformSpec(String refactor, Optional<String> baseImage, boolean apply) {
    this(refactor, baseImage, apply, Optional.empty());
  }
}
