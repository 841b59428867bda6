package dev.lepton.pipeline.journal;

import java.util.Optional;

/** One invocation of the tool. */
public record RunRecord(
    long id,
    String command,
    String startedAt,
    Optional<String> finishedAt,
    Optional<String> outcome) {}
