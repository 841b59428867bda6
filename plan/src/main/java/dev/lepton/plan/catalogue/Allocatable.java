package dev.lepton.plan.catalogue;

/**
 * What a Kubernetes node of some machine type leaves for pods.
 *
 * @param cores CPU cores
 * @param memoryGib GiB
 * @param maxPods pods the node's network can address
 */
public record Allocatable(double cores, double memoryGib, int maxPods) {}
