package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Route;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.cluster.WorkloadState;
import dev.lepton.deploy.cluster.WorkloadState.Health;
import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.internal.UserTraffic;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.revision.LaterReleases;
import dev.lepton.deploy.revision.Rehearsal;
import dev.lepton.model.Phase;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.deployment.Deployment.Component;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One release after the other, where users come through the gateway. The order is what makes it
 * safe to be killed: the next release is started and tried, then written down as the one that runs,
 * then users are led there, and only then is the one before stopped.
 *
 * @param runner the target's own way to start and look
 * @param workshop the target's own way to build
 * @param environment variables with their secrets, for a release that is brought in again
 */
public record Succession(
    TargetContext context,
    KeptReleases releases,
    Runner runner,
    Workshop workshop,
    Supplier<Map<String, String>> environment)
    implements LaterReleases {

  @Override
  public ClusterRelease deploy(
      Rollout rollout, Delivery delivery, Rehearsal rehearsal, BooleanSupplier stopped) {
    KeptRelease current = ready();
    boolean same = current.release().inputHash().equals(rollout.inputHash());
    if (same && current.release().probe().healthy()) {
      return kept(current);
    }
    int number = releases.book().next(current.release().revision());
    releases.book().begin(number, runner.name(number), delivery.note().orElse(""));
    Arrival arrival =
        new Arrival(this, delivery, number, stopped)
            .of(() -> workshop.make(rollout, number, Ports.pick()), rollout.environment());
    return succeed(current, arrival.tried(rehearsal), delivery);
  }

  @Override
  public ClusterRelease rollback(OptionalInt revision, Delivery delivery, BooleanSupplier stopped) {
    KeptRelease current = ready();
    KeptRelease earlier = earlier(revision, current);
    int number = releases.book().next(current.release().revision());
    String note = "back to revision " + earlier.release().revision();
    releases.book().begin(number, runner.name(number), delivery.note().orElse(note));
    Map<String, String> variables = new HashMap<>(environment.get());
    variables.putAll(earlier.overrides());
    Arrival arrival =
        new Arrival(this, delivery, number, stopped)
            .of(() -> workshop.again(earlier, number, Ports.pick()), variables);
    return succeed(current, arrival.tried(Rehearsal.NONE), delivery);
  }

  private KeptRelease earlier(OptionalInt revision, KeptRelease current) {
    List<RevisionBook.Entry> superseded =
        releases.book().all().stream()
            .filter(each -> each.state() == State.SUPERSEDED)
            .filter(each -> each.number() != current.release().revision())
            .filter(each -> releases.named(each.name()).isPresent())
            .toList();
    Optional<RevisionBook.Entry> found =
        superseded.stream()
            .filter(each -> revision.isEmpty() || each.number() == revision.getAsInt())
            .reduce((first, last) -> last);
    return found
        .flatMap(entry -> releases.named(entry.name()))
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.DOCUMENT_MISSING,
                    revision.isPresent()
                        ? "revision " + revision.getAsInt() + " cannot be brought in again"
                        : "there is no earlier revision to go back to",
                    context.migration().name(),
                    superseded.isEmpty()
                        ? "deploy what mends this one"
                        : "there is "
                            + superseded.stream()
                                .map(each -> String.valueOf(each.number()))
                                .collect(Collectors.joining(", "))));
  }

  /** The release that users are on, everything that an earlier run left having been settled. */
  private KeptRelease ready() {
    GatewayProcess gateway = gateway();
    KeptRelease current =
        releases
            .current()
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.DOCUMENT_MISSING,
                        "no release was brought here that could be followed by another",
                        releases.home().toString(),
                        "run `lepton migrate` first"));
    settle(gateway, current);
    return current;
  }

  private GatewayProcess gateway() {
    GatewayProcess gateway =
        context
            .gateway()
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.NOT_SUPPORTED,
                        "users come to the release itself, so another cannot take its place without a gap",
                        "target.gateway",
                        "run `lepton migrate` again, which replaces it, or name a gateway"));
    if (!gateway.running()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the gateway does not run, so users can be led nowhere",
          context.migration().target().gateway().orElseThrow().url(),
          "name application.url in migration.yaml, so that `lepton deploy` starts it again");
    }
    if (gateway.route() != Route.NEW) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "users are on the old release still",
          context.migration().target().gateway().orElseThrow().url(),
          "switch them first: lepton migrate");
    }
    return gateway;
  }

  /** Completes or takes away what a run left that ended without a word. */
  private void settle(GatewayProcess gateway, KeptRelease current) {
    RevisionBook book = releases.book();
    if (book.all().isEmpty()) {
      // Of before there was a book.
      releases
          .previous()
          .ifPresent(each -> book.deployed(each.release().revision(), each.release().name()));
    }
    book.deployed(current.release().revision(), current.release().name());
    book.interrupt()
        .forEach(
            entry ->
                note(
                    "revision "
                        + entry.number()
                        + " was left half-way by "
                        + entry.by()
                        + "; what is left of it is taken away"));
    boolean led = gateway.leadsTo().filter(current.release().url()::equals).isPresent();
    if (!led && current.release().probe().healthy()) {
      lead(current);
      led = true;
    }
    if (led) {
      retireOthers(current);
    }
  }

  private void note(String message) {
    context.events().emit(new Event.Noted(Phase.DEPLOY, Event.Level.WARNING, message));
  }

  private ClusterRelease succeed(KeptRelease before, KeptRelease next, Delivery delivery) {
    releases.advance(next, Optional.of(before.release().name()));
    context.audit("deploy release", title(next));
    if (!lead(next)) {
      // Some request took longer than users may be held back; it is answered by the one before.
      Arrival.pause(delivery.limits().drain());
    }
    retireOthers(next);
    return outcome(
        next,
        List.of(
            change(key(next), Action.CREATE),
            change(Standing.gatewayKey(context), Action.CHANGE),
            change(key(before), Action.DELETE)));
  }

  private ClusterRelease kept(KeptRelease current) {
    return outcome(
        current,
        List.of(
            change(key(current), Action.KEEP), change(Standing.gatewayKey(context), Action.KEEP)));
  }

  private ClusterRelease outcome(KeptRelease current, List<ObjectChange> changes) {
    return new ClusterRelease(
        context.migration().name(),
        "",
        current.release().revision(),
        changes,
        List.of(
            new WorkloadState(
                key(current), Health.HEALTHY, "answers at " + current.release().url())));
  }

  private static ObjectChange change(ObjectKey key, Action action) {
    return new ObjectChange(key, action, List.of());
  }

  ObjectKey key(KeptRelease release) {
    return new ObjectKey("", workshop.kind(), "", release.release().name());
  }

  String title(KeptRelease release) {
    return context.migration().name()
        + " revision "
        + release.release().revision()
        + ", "
        + release.release().image();
  }

  /** Whether nobody is on another release any more; else only new requests go to this one. */
  private boolean lead(KeptRelease next) {
    return UserTraffic.lead(context, next.release());
  }

  /** Stops every other instance. What is needed to start one again stays. */
  private void retireOthers(KeptRelease current) {
    for (String name : workshop.instances()) {
      if (!name.equals(current.release().name())) {
        workshop.stop(name);
        context.audit("stop release", name);
      }
    }
    workshop.keepOnly(releases.all());
  }

  @Override
  public ReleaseStatus status() {
    return new Standing(this).read();
  }

  @Override
  public Optional<String> deployed() {
    return releases.current().map(current -> current.release().inputHash());
  }

  @Override
  public Set<String> remembered() {
    return releases.all().stream()
        .map(kept -> kept.release().inputHash())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Deployment standing(Deployment first) {
    return releases.current().map(current -> standing(first, current)).orElse(first);
  }

  private static Deployment standing(Deployment first, KeptRelease current) {
    List<Component> components = new ArrayList<>();
    String handle = current.release().handles().stream().findFirst().orElse("");
    for (Component part : first.components()) {
      boolean is = part.address().equals(first.url());
      components.add(
          is ? new Component(part.name(), part.kind(), handle, current.release().url()) : part);
    }
    return new Deployment(
        first.target(),
        current.release().image(),
        current.release().revision(),
        current.release().url(),
        first.gatewayUrl(),
        first.oldUrl(),
        List.copyOf(components),
        first.inputHash());
  }
}
