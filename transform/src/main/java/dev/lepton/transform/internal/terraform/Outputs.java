package dev.lepton.transform.internal.terraform;

import java.util.ArrayList;
import java.util.List;

/** What a configuration tells once it is applied. Not thread-safe. */
final class Outputs {
  private final List<String> blocks = new ArrayList<>();

  /**
   * @param expression as Terraform writes it
   */
  Outputs add(String name, String expression) {
    blocks.add("output \"%s\" {\n  value = %s\n}\n".formatted(name, expression));
    return this;
  }

  /** One that Terraform does not show unless asked. */
  Outputs addSensitive(String name, String expression) {
    blocks.add(
        "output \"%s\" {\n  value     = %s\n  sensitive = true\n}\n".formatted(name, expression));
    return this;
  }

  String text() {
    return String.join("\n", blocks);
  }
}
