/** Backups of what runs: taken, restored once to prove them, rotated. */
@NullMarked
package dev.lepton.pipeline.backup;

import org.jspecify.annotations.NullMarked;
