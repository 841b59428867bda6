package dev.lepton.deploy.internal;

import dev.lepton.deploy.internal.process.HealthProbe;
import java.util.List;
import java.util.Optional;

/**
 * The release that runs, as a target remembers it.
 *
 * @param revision grows with each rollout
 * @param name of its process or pod
 * @param url scheme, host and port
 * @param image what it is called
 * @param directory where its files are
 * @param handles ids the target finds its parts by
 */
public record ReleaseRecord(
    int revision,
    String name,
    String url,
    String healthPath,
    String image,
    String inputHash,
    String directory,
    List<String> handles) {

  public HealthProbe probe() {
    return HealthProbe.of(url, healthPath);
  }

  /** The revision that a rollout after this one makes. */
  public static int revisionAfter(Optional<ReleaseRecord> previous) {
    return previous.map(ReleaseRecord::revision).orElse(0) + 1;
  }
}
