package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.pattern.Mention;
import org.eclipse.jdt.core.dom.ASTNode;

/** Takes the mentions of one file. */
interface MentionSink {
  /**
   * @param at the node whose line is shown
   */
  void mention(Mention mention, ASTNode at);
}
