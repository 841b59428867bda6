package dev.lepton.plan.demand;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One measurement of today's servers.
 *
 * @param cpuPercent of all cores together, 0 to 100
 * @param memoryMb MB of 1/1024 GiB
 * @param diskIops operations a second; empty where not measured
 * @param diskMbps megabytes a second; empty where not measured
 * @param networkMbps outbound megabits a second; empty where not measured
 */
record UsagePoint(
    Instant time,
    double cpuPercent,
    double memoryMb,
    OptionalDouble diskIops,
    OptionalDouble diskMbps,
    OptionalDouble networkMbps) {}
