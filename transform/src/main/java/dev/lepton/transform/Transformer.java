package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Plan;
import dev.lepton.transform.internal.container.BaseImages;
import dev.lepton.transform.internal.container.Gunicorn;
import dev.lepton.transform.internal.container.Hints;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.container.ServiceFinder;
import dev.lepton.transform.internal.kustomize.Kustomization;
import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.Podman;
import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.output.Staging;
import dev.lepton.transform.internal.source.SourceTree;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    Hints hints = Hints.of(assessment.profile());
    ServiceFinder finder = new ServiceFinder(gunicornHere);
    // What cannot be started is refused before anything else is done.
    finder.atRoot(tree, hints);
    ChangedTree changed =
        steps.run(
            "refactor",
            "change what the new platform does not allow",
            () -> ChangedTree.of(tree, assessment, migration));
    Service service = finder.atRoot(tree.with(changed.source().patches().results()), hints);
    PartTransformation part =
        PartTransformation.of(changed, service.stack(), migration, assessment, plan.demand())
            .doingJobsOf(service);
    Staging staging = directory.staging();
    steps.run(
        "source", "write the changed source and its patches", () -> changed.write(staging, ""));
    steps.run(
        "container",
        "describe the image",
        () ->
            part.writeContainer(
                staging, "container/Dockerfile", "container/.dockerignore", BaseImages.any()));
    steps.run("manifests", "describe the workload", () -> writeManifests(part.workload(), staging));
    staging.write("README.md", "readme", Readme.text(part));
    directory.publish();
    if (migration.transform().apply() && changed.isChanged()) {
      steps.run("apply", "change the source in place", () -> changed.applyInPlace(steps));
    }
    Bundle bundle = part.bundle("source", staging.files());
    steps.note(
        bundle.changes().size()
            + " changes to the source, "
            + bundle.workItems().size()
            + " items left to people");
    return bundle;
  }

  private static int writeManifests(Workload workload, Staging staging) throws IOException {
    Map<String, HasMetadata> objects = Manifests.of(List.of(workload));
    for (Map.Entry<String, HasMetadata> object : objects.entrySet()) {
      staging.write("manifests/" + object.getKey(), "manifest", ManifestText.of(object.getValue()));
    }
    staging.write(
        "manifests/kustomization.yaml",
        "manifest",
        Kustomization.base(workload.application(), objects.keySet()));
    staging.write("podman/play.yaml", "podman", ManifestText.of(Podman.deployment(workload)));
    return objects.size();
  }
}
