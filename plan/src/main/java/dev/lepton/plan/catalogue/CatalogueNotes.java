package dev.lepton.plan.catalogue;

import dev.lepton.model.plan.Plan.CatalogueNote;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Puts a price list's origin, age, currency and refused rows into words. */
final class CatalogueNotes {
  private static final long OLD_MONTHS = 12;

  private CatalogueNotes() {}

  /**
   * @param newest the day of the newest list: age is told against it, not against the clock, so
   *     that equal input gives an equal plan
   */
  static CatalogueNote of(PriceList list, LocalDate newest, ExchangeRates rates) {
    PriceList.Header header = list.header();
    List<String> notes = new ArrayList<>();
    notes.add(header.source());
    int regions = list.prices().size();
    notes.add(
        list.machines().size()
            + " machine types in "
            + regions
            + (regions == 1 ? " region" : " regions"));
    if (!header.currency().equals("USD")) {
      notes.add(
          "converted at "
              + rates.perUsd(header.currency())
              + " "
              + header.currency()
              + " per USD, assumed as of "
              + rates.asOf());
    }
    long months = ChronoUnit.MONTHS.between(header.asOf(), newest);
    if (months >= OLD_MONTHS) {
      notes.add("old: " + months + " months behind the newest price list");
    }
    list.refused().forEach((reason, count) -> notes.add(count + " × " + reason));
    return new CatalogueNote(
        header.provider(),
        header.asOf().toString(),
        list.rows(),
        list.refusedRows(),
        String.join("; ", notes));
  }
}
