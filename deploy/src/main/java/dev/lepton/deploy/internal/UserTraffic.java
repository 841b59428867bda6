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

  /** Moves the users of the revision before, if it has any, so that it can be stopped. */
  public static void moveTo(TargetContext context, ReleaseRecord next) {
    onNewRelease(context)
        .ifPresent(
            gateway -> {
              try (TrafficSwitch.Hold hold = gateway.hold(DRAIN)) {
                gateway.announce(next.url());
                context.audit(
                    "move traffic",
                    "revision " + next.revision() + ", " + hold.held() + " requests held");
              }
            });
  }
}
