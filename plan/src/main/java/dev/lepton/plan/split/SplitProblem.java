package dev.lepton.plan.split;

import java.util.List;

/**
 * Applications, places, and what is sent between them.
 *
 * @param places of which each application gets one
 * @param perGb USD for a GB sent from one place to another, by both; 0 within a place
 */
public record SplitProblem(
    List<Site> places, List<Tenant> tenants, List<Stream> streams, double[][] perGb) {
  /** An application that may not be somewhere costs so much there. */
  static final double FORBIDDEN = 1e12;

  public SplitProblem {
    places = List.copyOf(places);
    tenants = List.copyOf(tenants);
    streams = List.copyOf(streams);
  }

  /**
   * @param openUsd a month as soon as anything is there
   */
  public record Site(String name, double openUsd) {}

  /**
   * What stays together.
   *
   * @param monthlyUsd by place; {@link Double#POSITIVE_INFINITY} where it may not be, finite in at
   *     least one
   */
  public record Tenant(String name, double[] monthlyUsd) {}

  /**
   * @param from index of the tenant that sends
   * @param to index of the tenant that receives
   * @param gb a month
   */
  public record Stream(int from, int to, double gb) {}

  double running(int tenant, int place) {
    double usd = tenants.get(tenant).monthlyUsd()[place];
    return Double.isFinite(usd) ? usd : FORBIDDEN;
  }

  /** USD a month of what a stream costs if its ends are in these places. */
  double sending(Stream stream, int from, int to) {
    return from == to ? 0 : stream.gb() * perGb[from][to];
  }
}
