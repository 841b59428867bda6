package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.Site;
import java.util.List;

/** Takes the mentions of one class file. */
interface LineSink {
  /**
   * @param line in the source the class was compiled from; 0 when the class does not tell
   */
  void mention(Mention mention, String packageName, int line);

  /** Whether anybody asks for such a mention at all; the member is empty for a type. */
  boolean concerns(Site site, List<String> types, String member);
}
