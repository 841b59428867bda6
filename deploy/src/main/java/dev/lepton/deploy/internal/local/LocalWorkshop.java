package dev.lepton.deploy.internal.local;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.care.KeptRelease;
import dev.lepton.deploy.internal.care.Workshop;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.StateFile;
import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Later releases as processes, each built in a folder of its own. */
record LocalWorkshop(ReleaseBuild build, ReleaseProcess processes) implements Workshop {
  @Override
  public KeptRelease make(Rollout rollout, int revision, int port) {
    Launch launch = rollout.bundle().launch();
    if (launch.portSetting().isEmpty()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the application always listens on port "
              + launch.port()
              + ", so two releases of it cannot run beside each other on this machine",
          rollout.bundle().application(),
          "have it read its port from a variable, or use the podman target");
    }
    Path directory = build.built(rollout) ? build.directory(rollout) : build.build(rollout);
    ReleaseRecord record =
        new ReleaseRecord(
            revision,
            ReleaseProcess.name(revision),
            "http://127.0.0.1:" + port,
            launch.healthPath(),
            rollout.bundle().image(),
            rollout.inputHash(),
            directory.toString(),
            List.of());
    return new KeptRelease(record, launch, 0, Map.of(), null);
  }

  @Override
  public KeptRelease again(KeptRelease earlier, int revision, int port) {
    return earlier.renamed(revision, ReleaseProcess.name(revision), port);
  }

  @Override
  public void keepOnly(List<KeptRelease> wanted) {
    build.deleteAllBut(wanted.stream().map(each -> Path.of(each.release().directory())).toList());
    List<String> names = wanted.stream().map(each -> each.release().name()).toList();
    Folders.list(processes.run()).stream()
        .filter(file -> ReleaseProcess.isOfRevision(file.getFileName().toString()))
        .filter(file -> names.stream().noneMatch(name -> isOf(name, file)))
        .forEach(file -> new StateFile(file).delete());
  }

  private static boolean isOf(String name, Path file) {
    return file.getFileName().toString().startsWith(name + ".");
  }

  @Override
  public List<String> instances() {
    return processes.revisions();
  }

  @Override
  public void stop(String instance) {
    processes.stop(instance);
  }

  @Override
  public String kind() {
    return "Process";
  }
}
