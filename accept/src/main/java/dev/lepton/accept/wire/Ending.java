package dev.lepton.accept.wire;

import dev.lepton.accept.traffic.Answer;
import java.util.Optional;

/**
 * How a request ended.
 *
 * @param answer empty when none came; without headers and body unless they were asked for
 * @param failure why none came, or why it could not be followed; empty when all is well so far
 * @param sentNanos when it went out, by {@link System#nanoTime}
 * @param endNanos when the last byte was there, or it was given up
 */
public record Ending(
    Optional<Answer> answer, Optional<String> failure, long sentNanos, long endNanos) {}
