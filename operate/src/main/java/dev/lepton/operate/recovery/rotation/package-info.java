/** Which backups are kept. Pure. */
@NullMarked
package dev.lepton.operate.recovery.rotation;

import org.jspecify.annotations.NullMarked;
