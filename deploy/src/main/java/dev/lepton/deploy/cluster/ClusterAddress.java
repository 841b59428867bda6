package dev.lepton.deploy.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which cluster, and where in it.
 *
 * @param kubeconfig empty for the usual places: {@code KUBECONFIG}, {@code ~/.kube/config}, the
 *     account of the pod that this runs in
 * @param context of that file; empty for its current one
 * @param namespace empty for the one that the manifests name, else the context's
 * @param patience for how long one answer of the API server is waited for
 */
public record ClusterAddress(
    Optional<Path> kubeconfig,
    Optional<String> context,
    Optional<String> namespace,
    Duration patience) {}
