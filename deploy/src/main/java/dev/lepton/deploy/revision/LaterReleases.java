package dev.lepton.deploy.revision;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.LeptonException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Brings later releases to a target whose users come through its gateway. A later release is
 * started beside the one that users are on, and what does not become healthy, or does not do well,
 * is taken away again, its logs having been kept. What was there before stays as a stopped
 * revision.
 *
 * <p>What should run is written down before users are led there, so that the same call completes
 * what a killed one began. One call at a time; {@link #status()} may be asked at any time.
 */
public interface LaterReleases {
  /**
   * @param stopped asked again and again; once it says so, the release is taken away again
   * @throws LeptonException ROLLOUT_FAILED, BUILD_FAILED or INTERRUPTED, users being where they
   *     were; NOT_SUPPORTED if two releases cannot run beside each other, or users do not come
   *     through the gateway
   */
  ClusterRelease deploy(
      Rollout rollout, Delivery delivery, Rehearsal rehearsal, BooleanSupplier stopped);

  /**
   * Brings an earlier revision in again, as a new one.
   *
   * @param revision empty for the last that was deployed before the one that is there now
   * @throws LeptonException DOCUMENT_MISSING if there is none such; else as {@link #deploy}
   */
  ClusterRelease rollback(OptionalInt revision, Delivery delivery, BooleanSupplier stopped);

  /** Compares what should run with what does, and looks how that is; changes nothing. */
  ReleaseStatus status();

  /** The input hash of the release that should run; empty if none should. */
  Optional<String> deployed();

  /**
   * The input hashes of all releases that could be brought in again, the one that runs included.
   */
  Set<String> remembered();

  /** The document of the phase, as it is with the release that runs now. */
  Deployment standing(Deployment first);
}
