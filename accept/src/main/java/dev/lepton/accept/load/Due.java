package dev.lepton.accept.load;

/**
 * A request that is due.
 *
 * @param number 1 for the first of the load; what <code>${n}</code> becomes
 * @param dueNanos its intended start, by {@link System#nanoTime}
 * @param measured false during the warm-up
 */
record Due(long number, long dueNanos, boolean measured) {}
