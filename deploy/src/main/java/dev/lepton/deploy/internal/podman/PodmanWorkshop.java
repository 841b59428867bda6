package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.care.KeptRelease;
import dev.lepton.deploy.internal.care.KeptReleases;
import dev.lepton.deploy.internal.care.Workshop;
import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Later releases as pods. An image has no name but that of its revision: whatever is built next
 * cannot take it away from a release that can be gone back to.
 *
 * @param pods of this migration
 */
record PodmanWorkshop(PodmanRunner runner, KeptImages images, ReleasePods pods)
    implements Workshop {
  @Override
  public KeptRelease make(Rollout rollout, int revision, int port) {
    new KeptReleases(runner.home()).current().ifPresent(now -> images.keep(now.release()));
    ImageBuild.build(rollout);
    String image = images.take(rollout.bundle().image(), revision);
    PlayManifest manifest =
        PlayManifest.load(rollout.bundleDirectory().resolve("podman").resolve("play.yaml"));
    Launch launch = rollout.bundle().launch();
    String name = runner.name(revision);
    PlayManifest placed = placed(manifest.withName(name).withImage(image), launch, port);
    runner.keepManifest(name, placed);
    ReleaseRecord record =
        new ReleaseRecord(
            revision,
            name,
            "http://127.0.0.1:" + port,
            launch.healthPath(),
            rollout.bundle().image(),
            rollout.inputHash(),
            runner.home().toString(),
            List.of());
    return new KeptRelease(record, launch, placed.memoryMebibytes(), Map.of(), null);
  }

  private static PlayManifest placed(PlayManifest manifest, Launch launch, int port) {
    if (!manifest.sharesNetwork()) {
      return manifest.withPort(manifest.containerPort().orElse(launch.port()), port);
    }
    String setting =
        launch
            .portSetting()
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.NOT_SUPPORTED,
                        "the pod has this machine's network, and its application always listens on port "
                            + launch.port()
                            + ": two releases cannot run beside each other",
                        manifest.name(),
                        "have it read its port from a variable, or give the pod a network of its own"));
    return manifest.withPort(port, port).withEnvironment(Map.of(setting, String.valueOf(port)));
  }

  @Override
  public KeptRelease again(KeptRelease earlier, int revision, int port) {
    String name = runner.name(revision);
    PlayManifest manifest = runner.manifest(earlier.release().name()).withName(name);
    runner.keepManifest(name, placed(manifest, earlier.launch(), port));
    return earlier.renamed(revision, name, port);
  }

  @Override
  public void keepOnly(List<KeptRelease> wanted) {
    Set<String> names =
        wanted.stream().map(each -> each.release().name()).collect(Collectors.toSet());
    runner.keepManifests(names);
    images.drop(
        names.stream().flatMap(name -> runner.image(name).stream()).collect(Collectors.toSet()));
  }

  @Override
  public List<String> instances() {
    return pods.names();
  }

  @Override
  public void stop(String instance) {
    pods.pod(instance).down();
  }

  @Override
  public String kind() {
    return "Pod";
  }
}
