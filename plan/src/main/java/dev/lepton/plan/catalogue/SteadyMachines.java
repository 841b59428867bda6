package dev.lepton.plan.catalogue;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells machine types that give their CPUs all the time from those that do not, or that belong to a
 * retired generation. A burstable vCPU is cheap because one only owns a tenth of it; priced as a
 * whole one it would win every comparison.
 */
final class SteadyMachines {
  private static final Map<String, Pattern> UNFIT =
      Map.of(
          "aws", Pattern.compile("(t\\d|m[1-3]\\.|c[13]\\.|cc\\d|cr\\d|r3\\.|i2\\.|g2\\.|hs1).*"),
          "gcp", Pattern.compile("(f1-micro|g1-small|e2-(micro|small|medium))"),
          "azure", Pattern.compile("Standard_B.*"),
          "alibaba", Pattern.compile("ecs\\.(t\\d|s\\d|n\\d|xn4|mn4|e\\d?|c[12]|m[12])([.-].*)?"));

  private SteadyMachines() {}

  static boolean contains(String provider, String type) {
    Pattern unfit = UNFIT.get(provider);
    return unfit == null || !unfit.matcher(type).matches();
  }
}
