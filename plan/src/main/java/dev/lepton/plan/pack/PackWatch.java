package dev.lepton.plan.pack;

/**
 * Looks on while a packing is searched for, and may end the search. Called often, from several
 * threads at once.
 */
public interface PackWatch {
  /** Sees nothing and ends nothing. */
  PackWatch NONE =
      new PackWatch() {
        @Override
        public void seen(double cost, double bound) {
          // Nobody looks on.
        }

        @Override
        public boolean enough() {
          return false;
        }
      };

  /**
   * @param cost of the cheapest packing that one of the searches has found so far, USD an hour
   * @param bound what no packing can go below, USD an hour
   */
  void seen(double cost, double bound);

  /** Whether the search is to end with what it has. */
  boolean enough();
}
