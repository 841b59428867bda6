package dev.lepton.model.inventory;

import java.util.Optional;

/**
 * One disk of a server.
 *
 * @param name such as {@code Hard disk 1} or {@code sda}
 * @param capacityMb in MiB
 * @param readIops operations a second
 * @param writeIops operations a second
 * @param readMbPerSecond in MB (a million bytes) a second
 * @param writeMbPerSecond in MB (a million bytes) a second
 */
public record Disk(
    String name,
    Optional<Long> capacityMb,
    Optional<Double> readIops,
    Optional<Double> writeIops,
    Optional<Double> readMbPerSecond,
    Optional<Double> writeMbPerSecond,
    Place where) {}
