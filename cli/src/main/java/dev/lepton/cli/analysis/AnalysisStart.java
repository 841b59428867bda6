package dev.lepton.cli.analysis;

import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.memory.AnalysisCache;
import dev.lepton.assess.memory.Program;

/**
 * Gets ready what each analysis needs, whatever is asked of it, while its arguments are still read:
 * half of a quick one is spent before it knows what to do.
 */
public final class AnalysisStart {
  private AnalysisStart() {}

  /** Begins, and comes back at once; what goes wrong is told by who needs it. */
  public static void begin() {
    Thread thread = new Thread(AnalysisStart::prepare, "analysis-start");
    thread.setDaemon(true);
    thread.start();
  }

  private static void prepare() {
    try {
      AnalysisCache.digest(Program.identity());
      StandardProviders.all();
    } catch (RuntimeException e) {
      // Whoever needs it meets it again.
    }
  }
}
