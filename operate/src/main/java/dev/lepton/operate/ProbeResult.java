package dev.lepton.operate;

/**
 * One health probe.
 *
 * @param ok whether the release was healthy
 * @param millis how long the answer took, ms
 * @param detail what was wrong, for a person; empty when nothing was
 */
public record ProbeResult(boolean ok, double millis, String detail) {}
