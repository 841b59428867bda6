package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.model.bundle.Bundle.Launch;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to start a release again, but for its secrets.
 *
 * @param memoryMebibytes its limit; 0 for none
 * @param overrides variables that were changed after its rollout
 * @param trouble what kept it from being started last, as {@code Reason: message}; null if nothing
 *     did
 */
public record KeptRelease(
    ReleaseRecord release,
    Launch launch,
    long memoryMebibytes,
    Map<String, String> overrides,
    @Nullable String trouble) {

  public KeptRelease {
    overrides = Map.copyOf(overrides);
  }

  OptionalLong memory() {
    return memoryMebibytes > 0 ? OptionalLong.of(memoryMebibytes) : OptionalLong.empty();
  }

  public int port() {
    return Integer.parseInt(release.url().substring(release.url().lastIndexOf(':') + 1));
  }

  /** The same with what the runner found out when it started it. */
  public KeptRelease started(List<String> handles, @Nullable String newTrouble) {
    return new KeptRelease(
        new ReleaseRecord(
            release.revision(),
            release.name(),
            release.url(),
            release.healthPath(),
            release.image(),
            release.inputHash(),
            release.directory(),
            handles),
        launch,
        memoryMebibytes,
        overrides,
        newTrouble);
  }

  /** The same under another name, as another revision, at another port. */
  public KeptRelease renamed(int revision, String name, int port) {
    return new KeptRelease(
        new ReleaseRecord(
            revision,
            name,
            release.url().substring(0, release.url().lastIndexOf(':') + 1) + port,
            release.healthPath(),
            release.image(),
            release.inputHash(),
            release.directory(),
            List.of()),
        launch,
        memoryMebibytes,
        overrides,
        null);
  }
}
