package dev.lepton.model.inventory;

import java.util.Optional;

/**
 * Where a virtual machine runs.
 *
 * @param poweredOn empty when nobody said so
 * @param host the physical machine
 */
public record Placement(
    Optional<Boolean> poweredOn,
    Optional<String> datacenter,
    Optional<String> cluster,
    Optional<String> host) {}
