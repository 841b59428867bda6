package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Setting;
import java.util.Map;
import java.util.Optional;

/** Everything that is done to Java sources, in its order. */
public final class JavaRecipes {
  private JavaRecipes() {}

  /**
   * Adds edits for Java files to the refactoring.
   *
   * @return the path prefix of the health endpoints that were wired; empty when none were
   */
  public static Optional<String> apply(Refactoring refactoring) {
    if (refactoring.tree().files(".java").isEmpty()) {
      return Optional.empty();
    }
    JavaSources sources = new JavaSources(refactoring.tree());
    SettingHelpers helpers = new SettingHelpers();
    Map<Setting.Kind, LiftedPlace> places = new LiftSettings(refactoring, sources, helpers).run();
    Optional<String> health = new WireHealth(refactoring, sources, helpers, places).run();
    helpers.addMethods(refactoring);
    return health;
  }
}
