/**
 * The target that runs a release as a pod of podman on this machine. The image is built from the
 * bundle; the pod is described by the same YAML that Kubernetes reads.
 */
@NullMarked
package dev.lepton.deploy.internal.podman;

import org.jspecify.annotations.NullMarked;
