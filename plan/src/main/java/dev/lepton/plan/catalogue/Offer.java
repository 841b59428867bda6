package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * One price: a machine type in a region.
 *
 * @param usdPerHour on demand, Linux, USD an hour, above 0
 * @param spotUsdPerHour USD an hour while the provider has capacity to spare, below {@code
 *     usdPerHour}
 * @param asOf the day for which the price list holds
 * @param source where the price list comes from
 */
public record Offer(
    String provider,
    String region,
    MachineType machine,
    double usdPerHour,
    OptionalDouble spotUsdPerHour,
    LocalDate asOf,
    String source) {}
