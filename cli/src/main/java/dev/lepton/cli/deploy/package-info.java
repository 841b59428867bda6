/** Deploying: a migration's phase, or manifests to a cluster. */
@NullMarked
package dev.lepton.cli.deploy;

import org.jspecify.annotations.NullMarked;
