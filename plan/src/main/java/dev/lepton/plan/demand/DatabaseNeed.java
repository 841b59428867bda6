package dev.lepton.plan.demand;

/**
 * What one database machine needs.
 *
 * @param databases how many databases move, each on machines of its own
 * @param instances machines per database: one, or two where the application has more than one copy
 * @param cores CPU cores of one machine
 * @param memoryGib GiB of one machine
 * @param storageGib GiB of one machine
 */
public record DatabaseNeed(
    int databases, int instances, double cores, double memoryGib, double storageGib) {

  public int machines() {
    return databases * instances;
  }
}
