package dev.lepton.operate.recovery;

import java.util.Optional;

/** A person who may be asked. */
@FunctionalInterface
public interface Approver {
  /**
   * @param question what is about to be done and why
   * @return who agreed; empty if nobody did
   */
  Optional<String> agree(String question);
}
