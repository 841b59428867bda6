/** What only people know: questions, their answers, and the risk that follows from them. */
@NullMarked
package dev.lepton.assess.questionnaire;

import org.jspecify.annotations.NullMarked;
