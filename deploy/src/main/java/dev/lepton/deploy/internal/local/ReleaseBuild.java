package dev.lepton.deploy.internal.local;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.internal.process.DetachedProcess;
import dev.lepton.deploy.internal.process.Environment;
import dev.lepton.deploy.internal.process.ProcessSpec;
import dev.lepton.deploy.internal.process.Wait;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.StateFile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds releases, each in a copy of its source of its own: what runs keeps its files while the
 * next one is built, and the bundle stays as transform left it.
 *
 * @param releases the folder with one folder for each input hash
 * @param run where the build's log and pid file are kept
 */
record ReleaseBuild(Path releases, Path run) {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int NAME_LENGTH = 16;
  // Runs the words after the file's name and writes their exit status to that file.
  private static final String WITH_STATUS = "\"$@\"; echo $? > \"$0\"";

  /** Whether the release with that input hash is built. */
  boolean built(Rollout rollout) {
    Path directory = directory(rollout);
    boolean complete =
        new StateFile(marker(directory)).read().filter(rollout.inputHash()::equals).isPresent();
    return complete
        && artefacts(rollout).stream()
            .allMatch(file -> Files.isRegularFile(directory.resolve(file)));
  }

  /** Where the release with that input hash is, or will be, built. */
  Path directory(Rollout rollout) {
    String hash = rollout.inputHash();
    return releases.resolve(hash.substring(0, Math.min(NAME_LENGTH, hash.length())));
  }

  /** Deletes every built release but those in these folders. */
  void deleteAllBut(List<Path> directories) {
    Folders.list(releases).stream()
        .filter(other -> !directories.contains(other))
        .forEach(Folders::delete);
  }

  /** Files of the release's own that its command line names. */
  private static List<String> artefacts(Rollout rollout) {
    return rollout.bundle().launch().command().stream()
        .filter(word -> word.endsWith(".jar") && !Path.of(word).isAbsolute())
        .toList();
  }

  /**
   * Builds the release; returns where it is.
   *
   * @throws LeptonException BUILD_FAILED with the last lines, TOOL_MISSING
   */
  Path build(Rollout rollout) {
    DetachedProcess.find(run, "build").ifPresent(orphan -> orphan.stop(GRACE));
    Path directory = directory(rollout);
    Folders.delete(directory);
    Folders.copy(rollout.bundleDirectory().resolve(rollout.bundle().sourceRoot()), directory);
    if (!rollout.bundle().build().isEmpty()) {
      execute(rollout.bundle().build(), directory);
    }
    for (String artefact : artefacts(rollout)) {
      if (!Files.isRegularFile(directory.resolve(artefact))) {
        throw new LeptonException(
            ErrorCode.BUILD_FAILED,
            "The build made no " + artefact + ", which the release is started from.",
            directory.toString(),
            "Check that the build command makes it: " + String.join(" ", rollout.bundle().build()));
      }
    }
    new StateFile(marker(directory)).write(rollout.inputHash());
    return directory;
  }

  private void execute(List<String> build, Path directory) {
    if (!build.get(0).contains("/") && Environment.find(build.get(0)).isEmpty()) {
      throw new LeptonException(
          ErrorCode.TOOL_MISSING,
          build.get(0) + " is needed to build the release and was not found.",
          "PATH",
          "Install " + build.get(0) + ", or put the folder it is in on the PATH.");
    }
    Path status = run.resolve("build.status");
    new StateFile(status).delete();
    List<String> command = new ArrayList<>(List.of("sh", "-c", WITH_STATUS, status.toString()));
    command.addAll(build);
    // A build needs the user's whole environment: proxies, repositories, tool homes.
    DetachedProcess process =
        DetachedProcess.start(new ProcessSpec("build", command, System.getenv(), directory, run));
    boolean ended = Wait.until(LONGEST, () -> !process.alive());
    process.stop(GRACE);
    boolean succeeded =
        new StateFile(status).read().map(String::trim).filter("0"::equals).isPresent();
    if (!succeeded) {
      throw new LeptonException(
          ErrorCode.BUILD_FAILED,
          "The release cannot be built"
              + (ended ? "." : " within " + LONGEST.toMinutes() + " min.")
              + process.log().block(25),
          directory.toString(),
          "Run it there yourself to see it all: " + String.join(" ", build));
    }
  }

  private static Path marker(Path directory) {
    return directory.resolve(".lepton-built");
  }
}
