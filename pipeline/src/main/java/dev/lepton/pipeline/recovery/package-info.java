/** The recovery of a migration's release: what it looks at, and by what means it acts. */
@NullMarked
package dev.lepton.pipeline.recovery;

import org.jspecify.annotations.NullMarked;
