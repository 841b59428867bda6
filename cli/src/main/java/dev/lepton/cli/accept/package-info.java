/** Tests of a release: the phase of a migration, and reviews of whatever is given. */
@NullMarked
package dev.lepton.cli.accept;

import org.jspecify.annotations.NullMarked;
