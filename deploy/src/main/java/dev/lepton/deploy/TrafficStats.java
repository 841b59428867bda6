package dev.lepton.deploy;

/**
 * What the gateway saw since its last reset. Latency runs from the arrival of a request to the end
 * of its answer, time in the queue included.
 *
 * @param requests answered requests, failures included
 * @param failures answers with status 5xx, and requests whose release could not be reached
 * @param p50Millis median latency in ms; 0 without requests
 * @param p95Millis 95th percentile in ms
 * @param p99Millis 99th percentile in ms
 * @param maxMillis longest latency in ms
 * @param inFlight requests being answered right now
 * @param held requests waiting in the queue right now
 */
public record TrafficStats(
    long requests,
    long failures,
    double p50Millis,
    double p95Millis,
    double p99Millis,
    double maxMillis,
    long inFlight,
    long held) {}
