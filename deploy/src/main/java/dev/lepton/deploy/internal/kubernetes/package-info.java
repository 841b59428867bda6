/** Manifests read, objects applied, workloads watched: each step of a release for itself. */
@NullMarked
package dev.lepton.deploy.internal.kubernetes;

import org.jspecify.annotations.NullMarked;
