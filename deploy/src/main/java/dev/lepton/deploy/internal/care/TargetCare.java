package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.care.ReleaseChange;
import dev.lepton.deploy.care.ReleaseSight;
import dev.lepton.deploy.internal.SecretMask;
import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.internal.UserTraffic;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Looks after the release of one target. What happens is the same everywhere; how, the runner
 * knows.
 *
 * @param environment the release's variables with their secrets, resolved at each start
 * @param mask takes secrets out of texts; grows with every start, which may have read new ones
 */
public record TargetCare(
    TargetContext context,
    KeptReleases releases,
    Runner runner,
    Supplier<Map<String, String>> environment,
    AtomicReference<SecretMask> mask)
    implements ReleaseCare {
  private static final int LOG_LINES = 40;

  /**
   * @param runner the target's own way
   */
  public static TargetCare of(
      TargetContext context,
      KeptReleases releases,
      Runner runner,
      Supplier<Map<String, String>> environment) {
    SecretMask mask = SecretMask.of(context.migration(), environment.get());
    return new TargetCare(context, releases, runner, environment, new AtomicReference<>(mask));
  }

  @Override
  public Optional<String> healthAddress() {
    return releases
        .current()
        .map(current -> current.release().url() + current.release().healthPath());
  }

  @Override
  public Optional<ReleaseSight> look() {
    return releases.current().map(this::sight);
  }

  private ReleaseSight sight(KeptRelease current) {
    Runner.Sight sight = runner.look(current);
    List<String> log = runner.log(current, LOG_LINES).stream().map(mask.get()).toList();
    return new ReleaseSight(
        current.release().revision(),
        current.release().name() + current.release().handles(),
        current.release().url(),
        current.memory(),
        releases.previous().isPresent(),
        sight.nodeLost(),
        sight.instances(),
        sight.events().stream()
            .map(
                event ->
                    new ReleaseSight.ReportedEvent(
                        event.reason(), mask.get().apply(event.message())))
            .toList(),
        log);
  }

  @Override
  public Set<String> save(Path folder) {
    return runner.save(current(), folder, mask.get());
  }

  @Override
  public String restart() {
    return "started " + again(current()).release().name() + " again";
  }

  @Override
  public String startElsewhere() {
    KeptRelease old = current();
    runner.stop(old);
    int port = Ports.free("127.0.0.1", old.port()) ? old.port() : Ports.pick();
    int revision = old.release().revision() + 1;
    KeptRelease next = old.renamed(revision, runner.name(revision), port);
    next = runner.changed(next, ReleaseChange.NONE);
    KeptRelease started = start(next);
    releases.advance(started, Optional.empty());
    moveUsers(old, started);
    return "started it anew as " + started.release().name() + " at " + started.release().url();
  }

  @Override
  public String rollBack() {
    KeptRelease old = current();
    KeptRelease previous =
        releases
            .previous()
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.NOT_SUPPORTED,
                        "there is no release to go back to",
                        old.release().name(),
                        "mend this one, or deploy another"));
    runner.stop(old);
    KeptRelease started = start(previous);
    releases.forgetPrevious();
    releases.advance(started, Optional.empty());
    moveUsers(old, started);
    return "back to revision " + started.release().revision() + ", " + started.release().image();
  }

  @Override
  public String raiseMemory(double factor, long mostMebibytes) {
    KeptRelease old = current();
    long now =
        old.memory().orElseThrow(() -> unable(old, "it has no memory limit that could be raised"));
    long next = Math.min(mostMebibytes, Math.round(Math.ceil(now * factor)));
    if (next <= now) {
      throw unable(old, "its memory limit of " + now + " MiB may not be raised any more");
    }
    again(runner.changed(old, ReleaseChange.NONE.withMemory(next)));
    return "memory limit from " + now + " to " + next + " MiB";
  }

  @Override
  public String reconfigure(Map<String, String> further) {
    again(runner.changed(current(), ReleaseChange.NONE.withEnvironment(further)));
    return "started again with " + String.join(", ", further.keySet().stream().sorted().toList());
  }

  @Override
  public String replace(ReleaseChange change) {
    KeptRelease old = current();
    int revision = old.release().revision() + 1;
    KeptRelease next =
        runner.changed(old.renamed(revision, runner.name(revision), old.port()), change);
    runner.stop(old);
    KeptRelease started = start(next);
    releases.advance(started, Optional.of(old.release().name()));
    return "put revision " + revision + " in the place of " + old.release().revision();
  }

  private KeptRelease again(KeptRelease release) {
    runner.stop(release);
    KeptRelease started = start(release);
    releases.advance(started, Optional.empty());
    return started;
  }

  private KeptRelease start(KeptRelease release) {
    Map<String, String> all = new HashMap<>(environment.get());
    all.putAll(release.overrides());
    mask.updateAndGet(known -> known.and(SecretMask.of(context.migration(), all)));
    KeptRelease started = runner.start(release, all);
    context.audit("start release", started.release().name() + " at " + started.release().url());
    return started;
  }

  private void moveUsers(KeptRelease old, KeptRelease next) {
    if (!old.release().url().equals(next.release().url())) {
      UserTraffic.moveTo(context, next.release());
    }
  }

  private KeptRelease current() {
    return releases
        .current()
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.NOT_SUPPORTED,
                    "no release runs that could be looked after",
                    releases.home().toString(),
                    "deploy it first: lepton migrate"));
  }

  private static LeptonException unable(KeptRelease release, String why) {
    return new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        why,
        release.release().name(),
        "see what it needs, and deploy it so");
  }
}
