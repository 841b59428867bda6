package dev.lepton.assess;

import dev.lepton.assess.builtin.BuiltinProvider;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.reference.Providers;
import java.util.List;
import java.util.stream.Stream;

/** All providers that Lepton brings. */
public final class StandardProviders {
  private StandardProviders() {}

  /** New instances, each stateless and thread-safe. */
  public static List<Provider> all() {
    return Stream.concat(Stream.of(new BuiltinProvider()), Providers.all().stream()).toList();
  }
}
