package dev.lepton.transfer;

import java.time.Duration;

/**
 * How far a target is behind.
 *
 * @param bytes WAL not yet applied
 * @param age how long ago the last applied state was current at the source; zero when fully caught
 *     up
 * @param transactionsApplied since this process began to follow
 */
public record Lag(long bytes, Duration age, long transactionsApplied) {}
