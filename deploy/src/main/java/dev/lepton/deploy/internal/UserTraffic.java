package dev.lepton.deploy.internal;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.Optional;

/** Keeps releases that users are on from being stopped under them. */
public final class UserTraffic {
  private static final Duration DRAIN = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 3;

  private UserTraffic() {}

  private static Optional<GatewayProcess> onNewRelease(TargetContext context) {
    return context
        .gateway()
        .filter(GatewayProcess::running)
        .filter(gateway -> gateway.route() == Route.NEW);
  }

  /**
   * @throws LeptonException ROLLOUT_FAILED while the gateway runs and sends users to the new
   *     release
   */
  public static void requireNone(TargetContext context) {
    if (onNewRelease(context).isPresent()) {
      throw new LeptonException(
          ErrorCode.ROLLOUT_FAILED,
          "The new release has users: stopping it would fail their requests.",
          context.migration().target().gateway().orElseThrow().url(),
          "Go back to the old release first: lepton cutover --back.");
    }
  }

  /**
   * Leads users to another release on the same data. They are held back no longer than a switch may
   * hold them: where a request takes longer, it is answered by the release that it came to, and
   * only those that come from now on go to the other one.
   *
   * @return whether nothing is being answered by another release any more
   */
  public static boolean lead(TargetContext context, ReleaseRecord next) {
    GatewayProcess gateway = context.gateway().orElseThrow();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (TrafficSwitch.Hold hold = gateway.hold(context.migration().cutover().maxPause())) {
        long held = hold.held();
        gateway.announce(next.url());
        moved(context, next, held + " requests held");
        return true;
      } catch (LeptonException e) {
        if (e.code() != ErrorCode.TIMED_OUT) {
          throw e;
        }
      }
    }
    gateway.announce(next.url());
    moved(context, next, "with requests still being answered by the one before");
    return false;
  }

  private static void moved(TargetContext context, ReleaseRecord next, String how) {
    context.audit("move traffic", "revision " + next.revision() + ", " + how);
  }

  /** Moves the users of the revision before, if it has any, so that it can be stopped. */
  public static void moveTo(TargetContext context, ReleaseRecord next) {
    onNewRelease(context)
        .ifPresent(
            gateway -> {
              try (TrafficSwitch.Hold hold = gateway.hold(DRAIN)) {
                gateway.announce(next.url());
                moved(context, next, hold.held() + " requests held");
              }
            });
  }
}
