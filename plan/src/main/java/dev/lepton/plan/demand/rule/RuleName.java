package dev.lepton.plan.demand.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which rule. */
public enum RuleName {
  LEPTON,
  AZURE_MIGRATE,
  VPA,
  KRR;

  /** As users write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<RuleName> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** All of them, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(RuleName::id).collect(Collectors.joining(", "));
  }
}
