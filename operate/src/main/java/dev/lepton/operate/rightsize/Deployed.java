package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.rightsize.Workload.Asked;
import dev.lepton.operate.rightsize.Workload.Scaler;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One container as it is deployed.
 *
 * @param bytesPerSecond received and sent on average by all pods of its workload; empty where it
 *     was not measured
 * @param throttled the part of its CPU periods in which its limit held it back, 0 to 1; 0 where
 *     that was not measured
 */
public record Deployed(
    Target target,
    int replicas,
    Asked asked,
    Optional<Scaler> scaler,
    OptionalDouble bytesPerSecond,
    double throttled) {

  /** With what usage says. */
  public Workload with(Workload.Advice advice) {
    return new Workload(target, replicas, asked, scaler, throttled, advice);
  }
}
