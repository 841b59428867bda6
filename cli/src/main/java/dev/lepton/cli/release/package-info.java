/** Which release this is, as the build says it. */
@NullMarked
package dev.lepton.cli.release;

import org.jspecify.annotations.NullMarked;
