package dev.lepton.operate.rightsize;

import java.util.Locale;

/** What a container asks for, as manifests write it. */
enum Resource {
  CPU {
    @Override
    double rounded(double cores) {
      return up(Math.max(0.010, cores), cores < 1 ? 0.010 : cores < 4 ? 0.050 : 0.250);
    }

    @Override
    String quantity(double cores) {
      long milli = Math.round(cores * 1000);
      return milli % 1000 == 0 ? Long.toString(milli / 1000) : milli + "m";
    }
  },
  MEMORY {
    @Override
    double rounded(double mib) {
      return up(Math.max(100, mib), mib < 1024 ? 4 : mib < 8192 ? 64 : 256);
    }

    @Override
    String quantity(double mib) {
      long whole = Math.round(mib);
      return whole % 1024 == 0 ? whole / 1024 + "Gi" : whole + "Mi";
    }
  };

  /**
   * Up to a round figure, so that small differences make no change. The least are those of KRR: 10
   * m and 100 MiB.
   */
  abstract double rounded(double amount);

  /** As Kubernetes writes quantities. */
  abstract String quantity(double amount);

  private static double up(double amount, double grid) {
    // A measured 0.3 may be stored as a little more than that.
    return Math.ceil(amount / grid - 1e-9) * grid;
  }

  /** As manifests and documents name it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
