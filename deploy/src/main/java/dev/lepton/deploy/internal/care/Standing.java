package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.cluster.ReleaseStatus.Drift;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.WorkloadState;
import dev.lepton.deploy.cluster.WorkloadState.Health;
import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.model.migration.GatewaySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the release that should run does, and whether it is well. */
record Standing(Succession succession) {
  static ObjectKey gatewayKey(TargetContext context) {
    String address = context.migration().target().gateway().map(GatewaySpec::url).orElse("none");
    return new ObjectKey("", "Gateway", "", address);
  }

  ReleaseStatus read() {
    Optional<KeptRelease> current = succession.releases().current();
    List<ReleaseRevision> history = history(current);
    List<Drift> drifts = new ArrayList<>();
    current.ifPresent(release -> drifts.add(instance(release)));
    current
        .filter(release -> succession.context().gateway().isPresent())
        .ifPresent(release -> drifts.add(gateway(release)));
    List<WorkloadState> states = current.map(this::state).stream().toList();
    List<Trouble> troubles = current.stream().flatMap(each -> troubles(each).stream()).toList();
    return new ReleaseStatus(
        succession.context().migration().name(),
        "",
        history.stream().filter(each -> each.state() == State.DEPLOYED).findFirst(),
        history,
        drifts,
        states,
        troubles,
        List.of(),
        List.of(),
        Optional.empty(),
        attention(history, drifts, states, troubles));
  }

  private List<ReleaseRevision> history(Optional<KeptRelease> current) {
    List<ReleaseRevision> history = new ArrayList<>();
    for (RevisionBook.Entry entry : succession.releases().book().all()) {
      history.add(
          new ReleaseRevision(
              entry.number(),
              entry.state(),
              entry.at(),
              entry.by(),
              entry.note(),
              List.of(new ObjectKey("", succession.workshop().kind(), "", entry.name()))));
    }
    if (history.isEmpty() && current.isPresent()) {
      // Of before there was a book.
      history.add(
          new ReleaseRevision(
              current.get().release().revision(),
              State.DEPLOYED,
              Instant.EPOCH,
              "an earlier version",
              "",
              List.of(succession.key(current.get()))));
    }
    return history;
  }

  private List<InstanceSight> instances(KeptRelease release) {
    return succession.runner().look(release).instances();
  }

  private boolean runs(KeptRelease release) {
    List<InstanceSight> instances = instances(release);
    return !instances.isEmpty()
        && instances.stream().allMatch(each -> each.state().equals("running"));
  }

  private Drift instance(KeptRelease release) {
    return new Drift(
        succession.key(release),
        runs(release) ? Drift.State.AS_PLANNED : Drift.State.MISSING,
        List.of());
  }

  private Drift gateway(KeptRelease release) {
    GatewayProcess gateway = succession.context().gateway().orElseThrow();
    ObjectKey key = gatewayKey(succession.context());
    if (!gateway.running()) {
      return new Drift(key, Drift.State.MISSING, List.of());
    }
    String led = gateway.leadsTo().orElse("nowhere");
    return led.equals(release.release().url())
        ? new Drift(key, Drift.State.AS_PLANNED, List.of())
        : new Drift(
            key,
            Drift.State.CHANGED,
            List.of("-users: " + led, "+users: " + release.release().url()));
  }

  private WorkloadState state(KeptRelease release) {
    ObjectKey key = succession.key(release);
    if (!runs(release)) {
      return new WorkloadState(key, Health.MISSING, "it does not run");
    }
    return release.release().probe().healthy()
        ? new WorkloadState(key, Health.HEALTHY, "answers at " + release.release().url())
        : new WorkloadState(
            key, Health.TROUBLED, "it runs, but its health request is not answered with 200");
  }

  private List<Trouble> troubles(KeptRelease release) {
    if (!runs(release) || release.release().probe().healthy()) {
      return List.of();
    }
    return List.of(
        new Trouble(
            succession.key(release),
            Trouble.Cause.PROBE,
            release.release().probe().url().toString(),
            "its health request is not answered with 200",
            "let `lepton operate recover` look after it, or go back with lepton deploy rollback"));
  }

  private List<String> attention(
      List<ReleaseRevision> history,
      List<Drift> drifts,
      List<WorkloadState> states,
      List<Trouble> troubles) {
    List<String> attention = new ArrayList<>();
    troubles.forEach(
        each -> attention.add(each.workload() + ": " + each.what() + "; " + each.fix()));
    states.stream()
        .filter(state -> state.health() == Health.MISSING)
        .map(
            state ->
                state.workload()
                    + ": "
                    + state.message()
                    + "; start it with `lepton operate recover`, or deploy again")
        .forEach(attention::add);
    drifts.stream()
        .filter(drift -> drift.object().kind().equals("Gateway"))
        .filter(drift -> drift.state() != Drift.State.AS_PLANNED)
        .map(Standing::astray)
        .forEach(attention::add);
    strangers()
        .forEach(
            name ->
                attention.add(
                    name + " runs, and is not the release that should; the next deploy stops it"));
    history.stream()
        .filter(each -> each.state() == State.PENDING || each.state() == State.INTERRUPTED)
        .reduce((first, last) -> last)
        .filter(each -> each.number() == history.get(history.size() - 1).number())
        .ifPresent(
            each ->
                attention.add(
                    "revision "
                        + each.number()
                        + " is being deployed by "
                        + each.by()
                        + ", or was left half-way; the same command goes on"));
    return attention;
  }

  private static String astray(Drift gateway) {
    return gateway.state() == Drift.State.MISSING
        ? gateway.object() + " does not run; `lepton deploy` starts it again where it was"
        : gateway.object() + " leads users elsewhere: " + String.join(" ", gateway.difference());
  }

  private List<String> strangers() {
    Optional<String> current =
        succession.releases().current().map(release -> release.release().name());
    return succession.workshop().instances().stream()
        .filter(name -> current.filter(name::equals).isEmpty())
        .toList();
  }
}
