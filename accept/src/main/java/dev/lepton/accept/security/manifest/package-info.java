/**
 * Checks of Kubernetes manifests: the restricted Pod Security Standard and what goes beyond it.
 * Rules are values; the review runs them over every workload.
 */
@NullMarked
package dev.lepton.accept.security.manifest;

import org.jspecify.annotations.NullMarked;
