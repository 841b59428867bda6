package dev.lepton.deploy;

import java.time.Duration;

/**
 * Moves users between the old and the new release without failing a request of theirs.
 * Implementations are thread-safe.
 *
 * <p>All methods throw {@link dev.lepton.model.error.LeptonException} CONNECTION_LOST when the
 * gateway cannot be reached.
 */
public interface TrafficSwitch extends TrafficFlow {
  /**
   * Makes sure that the gateway runs. A gateway that starts for the first time routes to the old
   * release; one that was stopped or killed goes on with the route it had. A running one learns the
   * old release's address and is left alone.
   *
   * @param oldUrl scheme, host and port of the old release
   * @throws dev.lepton.model.error.LeptonException PORT_TAKEN if another program listens on the
   *     gateway's address
   */
  void start(String oldUrl);

  /** Tells the gateway where the new release is. It remembers, and routes nothing there yet. */
  void announce(String newUrl);

  /**
   * Stops forwarding: requests that arrive from now on wait in a queue. Returns once every request
   * in flight is answered.
   *
   * @param lease from now; when it ends before the hold does, because its owner died or was slow,
   *     the gateway itself lets the queue go to the current route. An earlier hold is taken over,
   *     its queue included
   * @throws dev.lepton.model.error.LeptonException TIMED_OUT if requests were still in flight at
   *     the end of the lease; the queue has been let go by then
   */
  Hold hold(Duration lease);

  /** Requests held back. Not thread-safe. */
  interface Hold extends AutoCloseable {
    /**
     * Changes the route, persists it, then lets the queue go there, as one step.
     *
     * @throws dev.lepton.model.error.LeptonException TIMED_OUT if the lease had ended; the route is
     *     then unchanged
     */
    void switchTo(Route route);

    /** Requests in the queue; once the hold has ended, how many it let go. */
    long held();

    /**
     * For how long requests have been held back, in ms; once the hold has ended, for how long they
     * were.
     */
    double millis();

    /** Lets the queue go to the current route. Without effect once the hold has ended. */
    @Override
    void close();
  }
}
