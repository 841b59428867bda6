package dev.lepton.accept.load;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;

/** Checks of values that people give. */
final class Require {
  private Require() {}

  /**
   * @param where below accept, in migration.yaml and among the options
   * @throws LeptonException CONFIG_INVALID when it does not hold
   */
  static void that(boolean holds, String what, String where) {
    if (!holds) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID, what, "accept." + where, "correct the value");
    }
  }
}
