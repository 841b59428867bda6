package dev.lepton.operate;

import dev.lepton.model.migration.WatchSpec;
import java.util.function.Supplier;

/**
 * What to watch.
 *
 * @param spec how long, how often, and the bounds
 * @param probe makes one health probe; never throws. {@link HttpProbe} is one
 * @param traffic cumulative real traffic since the watch began; {@link TrafficSample#NONE} where
 *     nobody counts
 * @param baselineP95Millis p95 of the traffic before the switch, ms; 0 when unknown: then latency
 *     is measured and not judged
 */
public record WatchRequest(
    WatchSpec spec,
    Supplier<ProbeResult> probe,
    Supplier<TrafficSample> traffic,
    double baselineP95Millis) {}
