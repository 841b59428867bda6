/** Kubernetes and podman objects as pure functions of a workload, apart from what applies them. */
@NullMarked
package dev.lepton.transform.internal.manifest;

import org.jspecify.annotations.NullMarked;
