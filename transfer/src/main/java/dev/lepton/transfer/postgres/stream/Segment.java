package dev.lepton.transfer.postgres.stream;

import java.util.List;
import java.util.Optional;

/**
 * A piece of one source transaction, small enough for memory; only committed transactions are cut
 * into segments.
 *
 * @param begin the transaction's, the same in all its segments
 * @param commit present in the last segment only
 * @param bytes size of the messages, for bounding memory
 */
record Segment(
    Message.Begin begin,
    List<Message.Change> changes,
    Optional<Message.Commit> commit,
    long bytes) {}
