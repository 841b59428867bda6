package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.reference.pattern.Mention;

/** Takes the mentions of one class file. */
interface LineSink {
  /**
   * @param line in the source the class was compiled from; 0 when the class does not tell
   */
  void mention(Mention mention, String packageName, int line);
}
