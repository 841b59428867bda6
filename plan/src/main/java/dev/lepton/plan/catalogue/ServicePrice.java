package dev.lepton.plan.catalogue;

import java.time.LocalDate;

/**
 * What a service costs.
 *
 * @param provider or {@code any}
 * @param region or {@code any}
 * @param usd per unit of the service, above 0
 * @param source where the price comes from
 */
public record ServicePrice(
    String provider,
    String region,
    CloudService service,
    double usd,
    LocalDate asOf,
    String source) {
  static final String ANY = "any";
}
