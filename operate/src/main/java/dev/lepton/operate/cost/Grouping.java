package dev.lepton.operate.cost;

import dev.lepton.operate.cost.ClusterUse.Payer;
import java.util.Locale;

/** What one row of the report is. */
public enum Grouping {
  APPLICATION,
  NAMESPACE,
  OWNER;

  String of(Payer payer) {
    return switch (this) {
      case APPLICATION -> payer.application();
      case NAMESPACE -> payer.namespace();
      case OWNER -> payer.namespace() + "/" + payer.owner();
    };
  }

  /** As users write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
