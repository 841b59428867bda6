package dev.lepton.operate.cost;

/**
 * What the labels of a node say; empty where they do not.
 *
 * @param name in the cluster
 * @param instanceType as the provider names it
 * @param region as the provider names it
 * @param provider aws, azure, gcp, alibaba, or what its provider id begins with
 * @param spot whether the provider may take it away at any time
 */
public record NodeFacts(
    String name, String instanceType, String region, String provider, boolean spot) {}
