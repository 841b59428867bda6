package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.JsonFile;
import dev.lepton.deploy.internal.state.StateFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The release that runs and those before it, as files of a target.
 *
 * @param home the target's folder in the workspace
 */
public record KeptReleases(Path home) {

  private JsonFile<KeptRelease> file(String name) {
    return new JsonFile<>(home.resolve("kept").resolve(name + ".json"), KeptRelease.class);
  }

  private StateFile previousName() {
    return new StateFile(home.resolve("kept").resolve("previous"));
  }

  private JsonFile<ReleaseRecord> state() {
    return new JsonFile<>(home.resolve("release.json"), ReleaseRecord.class);
  }

  RevisionBook book() {
    return RevisionBook.in(home);
  }

  public Optional<KeptRelease> current() {
    return state().read().flatMap(release -> file(release.name()).read());
  }

  /** The release to go back to. */
  public Optional<KeptRelease> previous() {
    return previousName().read().flatMap(name -> file(name.trim()).read());
  }

  /** That of an instance of this name. */
  Optional<KeptRelease> named(String name) {
    return file(name).read();
  }

  /** All that could be started again. */
  public List<KeptRelease> all() {
    return Folders.list(home.resolve("kept")).stream()
        .map(file -> file.getFileName().toString())
        .filter(file -> file.endsWith(".json"))
        .map(file -> named(file.substring(0, file.length() - ".json".length())))
        .flatMap(Optional::stream)
        .toList();
  }

  public void keep(KeptRelease release) {
    file(release.release().name()).write(release);
  }

  /**
   * Makes that release the one that runs, and forgets those that are too old to go back to.
   *
   * @param replaced the one that it can be gone back to; empty to keep the one there is
   */
  public void advance(KeptRelease next, Optional<String> replaced) {
    keep(next);
    replaced.ifPresent(name -> previousName().write(name));
    state().write(next.release());
    book().deployed(next.release().revision(), next.release().name());
    tidy(next.release().name());
  }

  /** After going back there is nothing to go back to. */
  void forgetPrevious() {
    previousName().delete();
  }

  private void tidy(String current) {
    Set<String> wanted = new HashSet<>(Set.of(current + ".json", "previous"));
    previousName().read().ifPresent(name -> wanted.add(name.trim() + ".json"));
    book().kept().forEach(name -> wanted.add(name + ".json"));
    Folders.list(home.resolve("kept")).stream()
        .filter(file -> !wanted.contains(file.getFileName().toString()))
        .forEach(file -> new StateFile(file).delete());
  }
}
