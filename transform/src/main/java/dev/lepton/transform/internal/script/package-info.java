/** Python and JavaScript as trees whose nodes know where they stand in the text. */
@NullMarked
package dev.lepton.transform.internal.script;

import org.jspecify.annotations.NullMarked;
