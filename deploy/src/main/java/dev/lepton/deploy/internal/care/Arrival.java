package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.deploy.internal.SecretMask;
import dev.lepton.deploy.internal.process.HealthProbe;
import dev.lepton.deploy.internal.process.Wait;
import dev.lepton.deploy.revision.Rehearsal;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.event.Event;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A release on its way in: built, started beside the one that users are on, and tried. Whatever
 * goes wrong, its logs are kept and then all of it is taken away. Used once.
 */
final class Arrival {
  private static final int LOG_LINES = 20;
  private static final int CRASH_LOOP = 2;
  // A process needs a moment to write down which one it is.
  private static final long SETTLING_NANOS = 1_000_000_000L;

  private final Succession succession;
  private final Delivery delivery;
  private final int number;
  private final BooleanSupplier stopped;
  private SecretMask mask = new SecretMask(List.of());
  private @Nullable KeptRelease started;
  private long ended;

  Arrival(Succession succession, Delivery delivery, int number, BooleanSupplier stopped) {
    this.succession = succession;
    this.delivery = delivery;
    this.number = number;
    this.stopped = stopped;
  }

  static void pause(Duration time) {
    Wait.until(time, () -> false);
  }

  /**
   * Has it built and started, and waits until it is healthy.
   *
   * @param variables with secrets
   */
  Arrival of(Supplier<KeptRelease> made, Map<String, String> variables) {
    mask = SecretMask.of(succession.context().migration(), variables);
    return undone(
        () -> {
          step("build", "the next release is made ready");
          KeptRelease ready = made.get();
          stopIfWanted();
          step("start", "it is started beside the one that users are on");
          started = succession.runner().start(ready, variables);
          succession
              .context()
              .audit("start release", ready.release().name() + " at " + ready.release().url());
          probe(ready).await(delivery.limits().timeout(), new Starting());
          return this;
        });
  }

  /** The release, once it has gone through the rehearsal. */
  KeptRelease tried(Rehearsal rehearsal) {
    return undone(
        () -> {
          KeptRelease release = present().orElseThrow();
          GatewayProcess gateway = succession.context().gateway().orElseThrow();
          Optional<String> unfit = rehearsed(rehearsal, gateway, release);
          if (unfit.isPresent()) {
            throw new LeptonException(
                ErrorCode.ROLLOUT_FAILED,
                unfit.get(),
                release.release().name(),
                "read its log, mend it and deploy again");
          }
          stopIfWanted();
          return release;
        });
  }

  private Optional<String> rehearsed(
      Rehearsal rehearsal, GatewayProcess gateway, KeptRelease release) {
    boolean well = false;
    try {
      Optional<String> unfit =
          rehearsal.of(() -> gateway.towards(release.release().url()), () -> troubles(release));
      well = unfit.isEmpty();
      return unfit;
    } finally {
      if (!well) {
        // Nobody is led there any more, but those who are there still want their answer.
        pause(delivery.limits().drain());
      }
    }
  }

  private Optional<KeptRelease> present() {
    return Optional.ofNullable(started);
  }

  private static HealthProbe probe(KeptRelease release) {
    return release.release().probe();
  }

  private void step(String step, String description) {
    succession.context().events().emit(new Event.StepStarted(Phase.DEPLOY, step, description));
  }

  private void stopIfWanted() {
    if (stopped.getAsBoolean()) {
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "stopped before users met the release",
          succession.context().migration().name(),
          "run the same command again when you want it to go on");
    }
  }

  private List<String> troubles(KeptRelease release) {
    stopIfWanted();
    if (ends(release)) {
      return List.of("it has ended");
    }
    return probe(release).healthy()
        ? List.of()
        : List.of("its health request is not answered with 200 any more");
  }

  /** Whether it has ended, or ends again and again. */
  private boolean ends(KeptRelease release) {
    List<InstanceSight> instances = succession.runner().look(release).instances();
    boolean loops = instances.stream().anyMatch(each -> each.restarts() >= CRASH_LOOP);
    boolean gone = instances.stream().anyMatch(each -> !each.state().equals("running"));
    if (!gone) {
      ended = 0;
    } else if (ended == 0) {
      ended = System.nanoTime();
    }
    return loops || (gone && System.nanoTime() - ended > SETTLING_NANOS);
  }

  private final class Starting implements HealthProbe.Starting {
    @Override
    public Optional<String> failure() {
      stopIfWanted();
      KeptRelease release = present().orElseThrow();
      if (release.trouble() != null) {
        return Optional.of(mask.apply(release.trouble()));
      }
      return ends(release) ? Optional.of("It ends at once.") : Optional.empty();
    }

    @Override
    public String log() {
      String lines =
          present().stream()
              .flatMap(release -> succession.runner().log(release, LOG_LINES).stream())
              .map(line -> "\n    " + line)
              .reduce("", String::concat);
      return mask.apply(lines);
    }
  }

  private <T> T undone(Supplier<T> work) {
    try {
      return work.get();
    } catch (LeptonException e) {
      throw new LeptonException(e.code(), undo(e.problems()));
    } catch (RuntimeException e) {
      undo(List.of());
      throw e;
    }
  }

  /** Keeps the evidence first: what is taken away tells nothing any more. */
  private List<Problem> undo(List<Problem> problems) {
    List<Problem> all = new ArrayList<>(problems);
    Optional<String> evidence = present().map(this::keep);
    step("undo", "the release is taken away again");
    succession.workshop().stop(succession.runner().name(number));
    if (evidence.isPresent()) {
      // What could not be built stays for a look, until the next one is.
      succession.workshop().keepOnly(succession.releases().all());
    }
    succession.releases().book().mark(number, State.FAILED);
    succession
        .context()
        .audit("take release back", succession.runner().name(number) + ", revision " + number);
    all.add(
        new Problem(
            "revision "
                + number
                + " was taken away again; users are on revision "
                + succession.releases().current().map(each -> each.release().revision()).orElse(0)
                + " as before",
            succession.context().migration().name(),
            evidence.orElse("mend what is said above and deploy again")));
    return all;
  }

  private String keep(KeptRelease release) {
    Path folder =
        delivery.evidence().resolve(succession.context().migration().name() + "-" + number);
    try {
      succession.runner().save(release, folder.toAbsolutePath(), mask);
      return "logs: " + folder;
    } catch (UncheckedIOException e) {
      // A full disk must not keep a bad release running.
      return "its logs could not be kept: " + e.getMessage();
    }
  }
}
