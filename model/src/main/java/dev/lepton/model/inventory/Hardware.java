package dev.lepton.model.inventory;

import java.util.Optional;

/**
 * What a server is made of, as far as somebody said so.
 *
 * @param cores that the operating system sees
 * @param memoryMb in MiB
 * @param cpuModel as its maker calls it
 * @param architecture such as {@code x86_64}
 * @param firmware {@code bios} or {@code efi}
 */
public record Hardware(
    Optional<Integer> cores,
    Optional<Long> memoryMb,
    Optional<String> cpuModel,
    Optional<String> architecture,
    Optional<String> firmware) {}
