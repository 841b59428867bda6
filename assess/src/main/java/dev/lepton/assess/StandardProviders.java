package dev.lepton.assess;

import dev.lepton.assess.builtin.BuiltinProvider;
import dev.lepton.assess.evaluate.Provider;
import java.util.List;

/** All providers that Lepton brings. */
public final class StandardProviders {
  private StandardProviders() {}

  /** New instances, each stateless and thread-safe. */
  public static List<Provider> all() {
    return List.of(new BuiltinProvider());
  }
}
