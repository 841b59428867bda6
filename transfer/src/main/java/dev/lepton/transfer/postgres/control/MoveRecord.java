package dev.lepton.transfer.postgres.control;

import java.time.Duration;
import java.util.Optional;

/**
 * What the target tells of a move.
 *
 * @param driven whether a process holds the drive now
 * @param report what the driver last said of itself, in the words of whoever wrote it
 * @param age of the report, by the target's clock
 */
public record MoveRecord(Wishes wishes, boolean driven, Optional<String> report, Duration age) {}
