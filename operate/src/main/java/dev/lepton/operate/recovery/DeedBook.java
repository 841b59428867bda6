package dev.lepton.operate.recovery;

import dev.lepton.operate.recovery.runbook.Deeds;

/** Remembers what was done beyond the end of a process, so that limits hold for the next one. */
public interface DeedBook {
  Deeds read();

  /** Kept when this returns. */
  void write(Deeds deeds);
}
