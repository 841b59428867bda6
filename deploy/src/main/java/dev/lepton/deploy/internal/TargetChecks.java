package dev.lepton.deploy.internal;

import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what would keep a target from working. Not thread-safe. */
public final class TargetChecks {
  private final Map<ErrorCode, List<Problem>> problems = new TreeMap<>();

  public TargetChecks add(ErrorCode code, Problem problem) {
    problems.computeIfAbsent(code, first -> new ArrayList<>()).add(problem);
    return this;
  }

  /**
   * Checks that the gateway's port and the release's, if it is fixed, are free or ours.
   *
   * @param releaseRuns whether what listens on the release's port may be our release
   */
  public TargetChecks ports(TargetContext context, boolean releaseRuns) {
    boolean gatewayRuns = context.gateway().filter(GatewayProcess::running).isPresent();
    context
        .migration()
        .target()
        .gateway()
        .filter(address -> !gatewayRuns)
        .ifPresent(
            address -> free(address.host(), address.port(), "the gateway", "target.gateway"));
    context
        .migration()
        .target()
        .port()
        .filter(port -> !releaseRuns)
        .ifPresent(port -> free("127.0.0.1", port, "the new release", "target.port"));
    return this;
  }

  private void free(String host, int port, String what, String setting) {
    if (!Ports.free(host, port)) {
      add(ErrorCode.PORT_TAKEN, Ports.taken(host, port, what, setting));
    }
  }

  /**
   * @throws LeptonException with everything found, if anything was
   */
  public void finish() {
    if (!problems.isEmpty()) {
      // One code must stand for all of them.
      throw new LeptonException(
          problems.keySet().iterator().next(),
          problems.values().stream().flatMap(List::stream).toList());
    }
  }
}
