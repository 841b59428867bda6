package dev.lepton.pipeline.recovery;

import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.DeployRequest;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.operate.recovery.Site;
import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A release that was brought into a cluster by {@code lepton deploy}. Controllers restart and move
 * pods by themselves; what is left to do is to go back to the revision before, or to have more
 * pods. Confined to one thread.
 */
public final class ClusterSite implements Site {
  private final ClusterDeployer deployer;
  private final DeployRequest request;
  private final BooleanSupplier stopped;
  private final Saturations saturations;

  /**
   * @param request how to roll back; its manifests are not looked at
   * @param stopped whether somebody wants an end
   * @param measure how often the metrics API is asked; it says something new every 15 s or so
   */
  public ClusterSite(
      ClusterDeployer deployer, DeployRequest request, BooleanSupplier stopped, Duration measure) {
    this.deployer = deployer;
    this.request = request;
    this.stopped = stopped;
    this.saturations = new Saturations(measure, System::nanoTime);
  }

  @Override
  public String release() {
    return request.release();
  }

  @Override
  public String place() {
    return "kubernetes";
  }

  /**
   * @throws LeptonException DOCUMENT_MISSING if nothing was deployed under that name
   */
  @Override
  public Facts look() {
    boolean measured = saturations.isDue();
    ReleaseStatus status =
        measured ? deployer.statusWithUse(release()) : deployer.status(release());
    if (status.history().isEmpty()) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "nothing was deployed under the name " + release(),
          "namespace " + status.namespace(),
          "name a release that lepton deploy brought in; lepton deploy status shows it");
    }
    if (measured) {
      saturations.see(status.saturated());
    }
    return ClusterFacts.of(status).and(saturations.facts());
  }

  @Override
  public Set<String> save(Path folder) {
    deployer.keepEvidence(deployer.status(release()), folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".log") || name.equals("events.txt"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<ActionKind> able() {
    return Set.of(ActionKind.ROLL_BACK, ActionKind.SCALE_UP, ActionKind.WAIT);
  }

  @Override
  public String act(ActionRule action) {
    return switch (action.kind()) {
      case ROLL_BACK -> rollBack();
      case SCALE_UP -> {
        saturations.forget();
        yield deployer.enlarge(request, action.factor(), action.most(), stopped);
      }
      default -> "waiting for the cluster's own controllers";
    };
  }

  private String rollBack() {
    ClusterRelease back = deployer.rollback(request, OptionalInt.empty(), stopped);
    return "back to what was before, as revision " + back.revision();
  }
}
