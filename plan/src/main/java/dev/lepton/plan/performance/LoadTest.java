package dev.lepton.plan.performance;

import java.util.OptionalDouble;

/**
 * One run of a load test, in a steady state.
 *
 * @param load users, clients or requests at the same time, above 0
 * @param throughput requests a second, above 0
 * @param meanMillis mean response time
 * @param p95Millis the response time that 95 % of the requests stay within
 * @param cpuShare 0 to 1, of all CPUs of the system
 * @param line in the file
 */
public record LoadTest(
    double load,
    double throughput,
    OptionalDouble meanMillis,
    OptionalDouble p95Millis,
    OptionalDouble cpuShare,
    int line) {}
