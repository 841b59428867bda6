package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a file of prices is to be read.
 *
 * @param asOf the day for which the prices hold, for files that do not say
 * @param rates for currencies other than US dollars
 * @param trusted whether prices are believed that have halved or doubled since the known ones
 * @param today against which the prices' age is told
 */
public record ImportSettings(
    Optional<LocalDate> asOf, ExchangeRates rates, boolean trusted, LocalDate today) {}
