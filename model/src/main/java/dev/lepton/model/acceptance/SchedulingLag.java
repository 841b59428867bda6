package dev.lepton.model.acceptance;

/**
 * How late the load generator itself was with its requests, in ms. Large values mean that the
 * latencies, which count from when requests were due, are not to be trusted.
 */
public record SchedulingLag(double p99, double max) {}
