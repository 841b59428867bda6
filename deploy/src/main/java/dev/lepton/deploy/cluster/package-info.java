/**
 * Releases in a Kubernetes cluster: planned by a dry run, applied, watched, undone. Everything that
 * is known of a release lies in the cluster itself.
 */
@NullMarked
package dev.lepton.deploy.cluster;

import org.jspecify.annotations.NullMarked;
