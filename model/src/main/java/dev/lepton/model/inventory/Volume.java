package dev.lepton.model.inventory;

import java.util.Optional;

/**
 * A partition or file system, and how full it is.
 *
 * @param name such as {@code C:\} or {@code /var}
 * @param capacityMb in MiB
 * @param usedMb in MiB
 */
public record Volume(String name, Optional<Long> capacityMb, Optional<Long> usedMb, Place where) {}
