package dev.lepton.model.migration;

import java.util.Optional;

/**
 * A Kubernetes cluster that the new release goes to.
 *
 * @param kubeconfig a file; empty for the usual places
 * @param context of that file; empty for its current one
 * @param namespace empty for the application's name
 * @param registry where the image is pushed to and the cluster pulls it from, with a path: {@code
 *     registry.example.com/shop}
 * @param url where the new release answers once its Service or Ingress leads there
 */
public record ClusterSpec(
    Optional<String> kubeconfig,
    Optional<String> context,
    Optional<String> namespace,
    String registry,
    String url) {}
