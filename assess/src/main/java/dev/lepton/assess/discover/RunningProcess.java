package dev.lepton.assess.discover;

/**
 * A process.
 *
 * @param command its arguments, secrets replaced
 * @param memoryMb resident, in MiB
 */
public record RunningProcess(int pid, String name, String command, long memoryMb) {}
