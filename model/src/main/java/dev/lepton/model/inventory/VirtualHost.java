package dev.lepton.model.inventory;

import java.util.Optional;

/**
 * A physical machine that carries virtual ones.
 *
 * @param memoryMb in MiB
 */
public record VirtualHost(
    String name,
    Optional<String> datacenter,
    Optional<String> cluster,
    Optional<Integer> cores,
    Optional<Long> memoryMb,
    Optional<String> version,
    Place where) {}
