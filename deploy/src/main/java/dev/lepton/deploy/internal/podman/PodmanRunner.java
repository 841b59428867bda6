package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.care.ReleaseChange;
import dev.lepton.deploy.care.ReleaseSight.ReportedEvent;
import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.care.KeptRelease;
import dev.lepton.deploy.internal.care.KeptReleases;
import dev.lepton.deploy.internal.care.Runner;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.StateFile;
import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Releases as pods.
 *
 * @param home the target's folder
 * @param base what the pods are called but for their revision
 */
record PodmanRunner(Path home, String base) implements Runner {
  private static final int TROUBLE_LINES = 4;
  private static final int MANY_LINES = 2_000;
  private static final Pattern NO_IMAGE =
      Pattern.compile(
          "image not known|initializing source|pinging container registry|manifest unknown|unable to"
              + " copy from source|short-name|invalid reference format|unauthorized|denied: ",
          Pattern.CASE_INSENSITIVE);

  @Override
  public KeptRelease start(KeptRelease release, Map<String, String> environment) {
    String name = release.release().name();
    Pod.Played played = pod(name).play(manifest(name), environment);
    if (played.result().succeeded()) {
      return release.started(played.ids(), null);
    }
    String message = played.result().tail(TROUBLE_LINES).trim().replaceAll("\\s+", " ");
    String reason = NO_IMAGE.matcher(message).find() ? "ErrImagePull" : "CreateContainerError";
    return release.started(played.ids(), reason + ": " + message);
  }

  @Override
  public void stop(KeptRelease release) {
    pod(release.release().name()).down();
  }

  @Override
  public KeptRelease changed(KeptRelease release, ReleaseChange change) {
    ReleaseRecord record = release.release();
    PlayManifest manifest = manifest(currentName()).withName(record.name());
    manifest = manifest.withPort(manifest.containerPort().orElse(release.port()), release.port());
    if (change.image().isPresent()) {
      manifest = manifest.withImage(change.image().get());
    }
    if (change.command().isPresent()) {
      manifest = manifest.withCommand(change.command().get());
    }
    if (change.memoryMebibytes().isPresent()) {
      manifest = manifest.withMemory(change.memoryMebibytes().getAsLong());
    }
    keepManifest(record.name(), manifest);
    Map<String, String> overrides = new HashMap<>(release.overrides());
    overrides.putAll(change.environment());
    String healthPath = change.healthPath().orElse(record.healthPath());
    Launch old = release.launch();
    return new KeptRelease(
        new ReleaseRecord(
            record.revision(),
            record.name(),
            record.url(),
            healthPath,
            manifest.image(),
            record.inputHash(),
            record.directory(),
            record.handles()),
        new Launch(old.command(), old.port(), old.portSetting(), healthPath, old.settings()),
        manifest.memoryMebibytes(),
        overrides,
        null);
  }

  /** Every change is one of the release that runs. */
  private String currentName() {
    return new KeptReleases(home)
        .current()
        .map(current -> current.release().name())
        .orElseThrow(() -> missing(home.resolve("release.json")));
  }

  @Override
  public String name(int revision) {
    return base + "-" + revision;
  }

  @Override
  public Sight look(KeptRelease release) {
    if (release.trouble() != null) {
      int colon = release.trouble().indexOf(':');
      String reason = release.trouble().substring(0, colon);
      String message = release.trouble().substring(colon + 2);
      return new Sight(
          false,
          List.of(InstanceSight.waiting(release.release().name(), reason)),
          List.of(new ReportedEvent("Failed", message)));
    }
    return new PodLook(release.release().handles(), release.memoryMebibytes() > 0).sight();
  }

  @Override
  public List<String> log(KeptRelease release, int lines) {
    return containers(release).stream()
        .map(id -> Podman.run(List.of("logs", "--tail", String.valueOf(lines), id)))
        .filter(Podman.Result::succeeded)
        .flatMap(result -> (result.output() + "\n" + result.errors()).lines())
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static List<String> containers(KeptRelease release) {
    return release.release().handles().stream().skip(1).toList();
  }

  @Override
  public Set<String> save(KeptRelease release, Path folder, UnaryOperator<String> mask) {
    Set<String> logs = new HashSet<>();
    List<String> states = new ArrayList<>();
    for (String id : containers(release)) {
      String file = "container-" + id.substring(0, 12) + ".log";
      String log = String.join("\n", logOf(id));
      new StateFile(folder.resolve(file)).write(mask.apply(log) + "\n");
      logs.add(file);
      // The state only: what else podman tells of a container has its variables in it.
      states.add(
          id
              + " "
              + Podman.run(
                      List.of(
                          "container",
                          "inspect",
                          "--format",
                          "{{.Name}} {{json .State}} memory {{.HostConfig.Memory}}",
                          id))
                  .tail(MANY_LINES)
                  .trim());
    }
    if (release.trouble() != null) {
      new StateFile(folder.resolve("podman.log")).write(mask.apply(release.trouble()) + "\n");
      logs.add("podman.log");
    }
    new StateFile(folder.resolve("state.txt"))
        .write(mask.apply(String.join("\n", states)) + "\nrelease " + release.release() + "\n");
    new StateFile(folder.resolve("events.txt"))
        .write(mask.apply(String.join("\n", PodLook.events(containers(release), "30m"))) + "\n");
    return logs;
  }

  private static List<String> logOf(String id) {
    Podman.Result result =
        Podman.run(List.of("logs", "--timestamps", "--tail", String.valueOf(MANY_LINES), id));
    return (result.output() + "\n" + result.errors()).lines().toList();
  }

  /** Has a release be started from another name of its image from now on. */
  void renameImage(String name, String image) {
    new StateFile(manifestFile(name))
        .read()
        .map(PlayManifest::parse)
        .ifPresent(manifest -> keepManifest(name, manifest.withImage(image)));
  }

  void keepManifest(String name, PlayManifest manifest) {
    new StateFile(manifestFile(name)).write(manifest.text());
  }

  /** The image that a release is started from. */
  Optional<String> image(String name) {
    return new StateFile(manifestFile(name))
        .read()
        .map(PlayManifest::parse)
        .map(PlayManifest::image);
  }

  /** Forgets what all others were started from. */
  void keepManifests(Set<String> names) {
    Folders.list(home.resolve("manifests")).stream()
        .filter(file -> !names.contains(file.getFileName().toString().replaceFirst("\\.json$", "")))
        .forEach(file -> new StateFile(file).delete());
  }

  PlayManifest manifest(String name) {
    return new StateFile(manifestFile(name))
        .read()
        .map(PlayManifest::parse)
        .orElseThrow(() -> missing(manifestFile(name)));
  }

  private static LeptonException missing(Path file) {
    return new LeptonException(
        ErrorCode.DOCUMENT_MISSING,
        "what the release was started from was not kept",
        file.toString(),
        "deploy it again: lepton migrate");
  }

  private Path manifestFile(String name) {
    return home.resolve("manifests").resolve(name + ".json");
  }

  private Pod pod(String name) {
    return new ReleasePods(home).pod(name);
  }
}
