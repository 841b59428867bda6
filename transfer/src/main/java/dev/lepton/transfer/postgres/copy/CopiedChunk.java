package dev.lepton.transfer.postgres.copy;

/**
 * A chunk that the target has, and what it was a picture of.
 *
 * @param snapshot the source transactions that its rows already contain
 */
public record CopiedChunk(Chunk chunk, Snapshot snapshot, long rows, long bytes, double seconds) {}
