package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.Optional;

/** Everything that is done to Python sources, in its order. */
public final class PythonRecipes {
  private PythonRecipes() {}

  /**
   * Adds edits for Python files to the refactoring.
   *
   * @return the path prefix of the health endpoints that were wired; empty when none were
   */
  public static Optional<String> apply(Refactoring refactoring) {
    if (refactoring.tree().files(".py").isEmpty()) {
      return Optional.empty();
    }
    new LiftPythonSettings(refactoring).run();
    return new WireFlaskHealth(refactoring).run();
  }
}
