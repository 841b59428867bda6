package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Plan;
import dev.lepton.transform.internal.container.BaseImages;
import dev.lepton.transform.internal.container.Dockerignore;
import dev.lepton.transform.internal.container.Gunicorn;
import dev.lepton.transform.internal.container.ImageRequest;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.StackDetector;
import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The transform phase: from assessed source to changed source, image recipe and manifests. The
 * user's own tree is only read, unless the migration asks for the changes in place. Equal input
 * gives equal files. Thread-safe for different folders.
 */
public final class Transformer {
  private final Steps steps;
  private final BooleanSupplier gunicornHere;

  public Transformer(EventSink events) {
    this(events, Gunicorn::isHere);
  }

  /**
   * @param gunicornHere whether a Flask application can be started by gunicorn on this machine
   */
  Transformer(EventSink events, BooleanSupplier gunicornHere) {
    this.steps = new Steps(events);
    this.gunicornHere = gunicornHere;
  }

  /**
   * Writes the bundle. It replaces an earlier one as a whole, or not at all.
   *
   * @param bundleDirectory where the bundle goes; absent, empty, or an earlier bundle
   * @return the bundle; its paths are relative to {@code bundleDirectory}
   * @throws LeptonException NOT_SUPPORTED when the application is of no known kind, SOURCE_FAILED
   *     when its source cannot be read, SOURCE_CHANGED when it changed meanwhile and should have
   *     been changed in place, TARGET_NOT_EMPTY when the folder holds something else, TARGET_FAILED
   *     when it cannot be written
   */
  public Bundle transform(
      Migration migration, Assessment assessment, Plan plan, Path bundleDirectory) {
    Path root = migration.application().path();
    if (!Files.isDirectory(root)) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          "The application's source folder does not exist",
          root.toString(),
          "Correct spec.application.path.");
    }
    try {
      BundleDirectory directory = BundleDirectory.prepare(bundleDirectory, root);
      try {
        return transform(migration, assessment, plan, directory);
      } finally {
        directory.discard();
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          "The bundle cannot be written: " + e.getMessage(),
          bundleDirectory.toString(),
          "Check the free space and the permissions of the folder.",
          e);
    }
  }

  private Bundle transform(
      Migration migration, Assessment assessment, Plan plan, BundleDirectory directory)
      throws IOException {
    SourceTree tree = SourceTree.scan(migration.application().path());
    Stack stack = new StackDetector(gunicornHere).detect(tree, assessment.profile());
    RefactoredSource source =
        steps.run(
            "refactor",
            "change what the new platform does not allow",
            () -> RefactoredSource.of(tree, assessment, migration));
    Bundle.Launch launch = LaunchPlanner.launch(migration, assessment.profile(), stack, source);
    String image = migration.name() + ":" + migration.application().version();
    Workload workload =
        new WorkloadPlanner(migration, assessment, source).workload(plan, launch, image);
    steps.run(
        "source",
        "write the changed source and its patches",
        () -> writeSource(tree, source, directory));
    steps.run(
        "container",
        "describe the image",
        () -> writeContainer(stack, migration, launch, directory));
    steps.run("manifests", "describe the workload", () -> writeManifests(workload, directory));
    directory.write(
        "README.md",
        "readme",
        Readme.text(workload, launch, source.patches().changes(), source.workItems()));
    directory.publish();
    if (migration.transform().apply() && !source.patches().results().isEmpty()) {
      steps.run("apply", "change the source in place", () -> applyInPlace(tree, source));
    }
    steps.note(
        source.patches().changes().size()
            + " changes to the source, "
            + source.workItems().size()
            + " items left to people");
    return new Bundle(
        migration.name(),
        image,
        "source",
        stack.build(),
        launch,
        source.patches().changes(),
        source.workItems(),
        directory.files(),
        migration.transform().baseImage().or(stack::usualBaseImage));
  }

  private static int writeSource(
      SourceTree tree, RefactoredSource source, BundleDirectory directory) throws IOException {
    Path copy = directory.staging().resolve("source");
    tree.copyTo(copy);
    for (Map.Entry<String, byte[]> result : source.patches().results().entrySet()) {
      replace(copy.resolve(result.getKey()), result.getValue());
    }
    for (Map.Entry<String, String> patch : source.patches().patches().entrySet()) {
      directory.write("patches/" + patch.getKey(), "patch", patch.getValue());
    }
    return tree.files().size();
  }

  /** Takes the old file away first: it may be a link, or protected against writing. */
  private static void replace(Path file, byte[] content) throws IOException {
    boolean executable = Files.isExecutable(file);
    Files.deleteIfExists(file);
    Files.write(file, content);
    if (executable && !file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  private static int writeContainer(
      Stack stack, Migration migration, Bundle.Launch launch, BundleDirectory directory)
      throws IOException {
    ImageRequest request =
        new ImageRequest(
            migration.name(),
            migration.application().version(),
            migration.transform().baseImage(),
            launch.port(),
            launch.healthPath(),
            BaseImages.any());
    directory.write("container/Dockerfile", "dockerfile", stack.dockerfile(request));
    directory.write("container/.dockerignore", "ignore", Dockerignore.text());
    return 2;
  }

  private static int writeManifests(Workload workload, BundleDirectory directory)
      throws IOException {
    Manifests manifests = new Manifests();
    Map<String, String> objects = manifests.kubernetes(workload);
    for (Map.Entry<String, String> object : objects.entrySet()) {
      directory.write("manifests/" + object.getKey(), "manifest", object.getValue());
    }
    directory.write("podman/play.yaml", "podman", manifests.podman(workload));
    return objects.size();
  }

  private int applyInPlace(SourceTree tree, RefactoredSource source) throws IOException {
    InPlace.apply(tree, source.patches().results());
    source
        .patches()
        .results()
        .keySet()
        .forEach(file -> steps.audit("change the user's source", file));
    return source.patches().results().size();
  }
}
