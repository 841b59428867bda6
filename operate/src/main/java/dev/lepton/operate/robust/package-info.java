/** Statistics that a few wild values do not move. */
@NullMarked
package dev.lepton.operate.robust;

import org.jspecify.annotations.NullMarked;
