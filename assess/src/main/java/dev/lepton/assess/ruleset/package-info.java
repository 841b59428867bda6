/** Rules as documents: read with file and line, selected by labels, never changed. */
@NullMarked
package dev.lepton.assess.ruleset;

import org.jspecify.annotations.NullMarked;
