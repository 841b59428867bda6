package dev.lepton.assess.reference;

import dev.lepton.assess.dependency.DependencyAnswers;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.reference.script.ScriptLanguage;
import dev.lepton.assess.reference.script.ScriptProvider;
import java.util.ArrayList;
import java.util.List;

/** The providers that read code and build files. */
public final class Providers {
  private Providers() {}

  public static List<Provider> all() {
    List<Provider> providers = new ArrayList<>(List.of(new JavaProvider()));
    for (ScriptLanguage language : ScriptLanguage.values()) {
      providers.add(new ScriptProvider(language));
    }
    providers.add(new DependencyProvider("php", DependencyAnswers.PHP));
    providers.add(new DependencyProvider("ruby", DependencyAnswers.RUBY));
    return providers;
  }
}
