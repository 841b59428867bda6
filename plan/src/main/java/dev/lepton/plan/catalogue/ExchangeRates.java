package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.LocalDate;
import java.util.Map;

/**
 * How many units of a currency one US dollar buys. An assumption of the plan, and shown as one.
 *
 * @param unitsPerUsd by ISO 4217 code, each above 0; USD itself need not be named
 * @param asOf the day for which the rates are meant
 */
public record ExchangeRates(Map<String, Double> unitsPerUsd, LocalDate asOf) {

  public ExchangeRates {
    unitsPerUsd = Map.copyOf(unitsPerUsd);
  }

  /** The rates about the day of the only price list that is not in dollars. */
  public static ExchangeRates defaults() {
    return new ExchangeRates(Map.of("CNY", 7.1), LocalDate.of(2024, 10, 1));
  }

  /**
   * @return units of the currency for one US dollar
   * @throws LeptonException CONFIG_INVALID if there is no usable rate for the currency
   */
  public double perUsd(String currency) {
    if (currency.equals("USD")) {
      return 1;
    }
    Double rate = unitsPerUsd.get(currency);
    if (rate == null || !(rate > 0) || rate.isInfinite()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "there is no usable exchange rate for " + currency,
          "exchange rates of " + asOf,
          "give the number of " + currency + " that one USD buys: --rate " + currency + "=N");
    }
    return rate;
  }
}
