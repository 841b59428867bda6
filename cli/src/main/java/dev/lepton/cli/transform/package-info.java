/** The command that transforms an application: of a migration, or of any source tree. */
@NullMarked
package dev.lepton.cli.transform;

import org.jspecify.annotations.NullMarked;
