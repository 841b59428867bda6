package dev.lepton.transform.internal.container;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that Kubernetes takes, each used once. Not thread-safe. */
public final class ServiceNames {
  /** Room for what manifests append. */
  private static final int LONGEST = 50;

  private final Set<String> taken = new HashSet<>();

  public String unique(String wish) {
    String label = label(wish);
    String name = label;
    for (int number = 2; !taken.add(name); number++) {
      name = label + "-" + number;
    }
    return name;
  }

  static String label(String text) {
    String label =
        text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    String cut =
        label.length() > LONGEST ? label.substring(0, LONGEST).replaceAll("-+$", "") : label;
    return cut.isEmpty() ? "app" : cut;
  }
}
