/** What was moved, how it was proved, and what stayed behind. */
@NullMarked
package dev.lepton.model.transfer;

import org.jspecify.annotations.NullMarked;
