/** Releases written to a git repository, from which a controller of the cluster brings them in. */
@NullMarked
package dev.lepton.deploy.git;

import org.jspecify.annotations.NullMarked;
