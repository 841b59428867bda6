package dev.lepton.transform;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.ApplicationBundle;
import dev.lepton.model.bundle.ApplicationBundle.Conflict;
import dev.lepton.model.bundle.FindingOutcome;
import dev.lepton.model.bundle.TestRun;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.transform.internal.container.BaseImages;
import dev.lepton.transform.internal.container.Hints;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.container.ServiceFinder;
import dev.lepton.transform.internal.container.builder.BaseDigests;
import dev.lepton.transform.internal.container.builder.Builder;
import dev.lepton.transform.internal.container.process.ComposeFile;
import dev.lepton.transform.internal.output.EditedFolder;
import dev.lepton.transform.internal.output.Staging;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.WayBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Transforms any source tree, with all services in it, without a migration around it. The tree is
 * only read, unless the changes are asked for in place. Equal input gives equal files; what people
 * have edited among the files of an earlier run is kept. Thread-safe for different folders.
 */
public final class ApplicationTransformer {
  // What is found here runs in images, which bring the server; this machine's does not matter.
  private static final BooleanSupplier IN_IMAGES = () -> true;

  private final Steps steps;
  private final Groundwork groundwork;

  public ApplicationTransformer(EventSink events, Groundwork groundwork) {
    this.steps = new Steps(events);
    this.groundwork = groundwork;
  }

  /**
   * Writes patches, image recipes and manifests for every service of the tree.
   *
   * @throws LeptonException NOT_SUPPORTED when nothing is found that could be started,
   *     SOURCE_FAILED when the tree cannot be read, SOURCE_CHANGED when it changed meanwhile and
   *     should have been changed in place, TARGET_NOT_EMPTY when the folder holds something else,
   *     TARGET_FAILED when it cannot be written
   */
  public ApplicationBundle transform(ApplicationRequest request) {
    Path root = request.root().toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          Files.exists(root) ? "This is a file, not a folder" : "There is no such folder",
          request.root().toString(),
          "Name the folder with the application's source; an archive must be unpacked before (lepton"
              + " assess reads it as it is).");
    }
    Path out = request.out().toAbsolutePath().normalize();
    if (root.startsWith(out) || out.startsWith(root)) {
      throw new LeptonException(
          ErrorCode.TARGET_NOT_EMPTY,
          "The outcome would be mixed with the application's own source",
          request.out().toString(),
          "Choose a folder beside the source, not in it or around it.");
    }
    try {
      EditedFolder folder = EditedFolder.open(request.out());
      try {
        return transform(request, root, folder);
      } finally {
        folder.discard();
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          "The outcome cannot be written: " + e.getMessage(),
          request.out().toString(),
          "Check the free space and the permissions of the folder.",
          e);
    }
  }

  private ApplicationBundle transform(ApplicationRequest request, Path root, EditedFolder folder)
      throws IOException {
    SourceTree tree = SourceTree.scan(root);
    Hints hints =
        new Hints(
                request.entry(),
                request.image(),
                groundwork.profile(groundwork.migration(request.name(), root)))
            .asking();
    ServiceFinder finder = new ServiceFinder(IN_IMAGES);
    List<Service> services =
        steps.run(
            "services", "find what runs on its own", () -> finder.findBeforeChange(tree, hints));
    List<Unit> units =
        steps.run(
            "refactor",
            "change what the new platform does not allow",
            () ->
                new Units(request, groundwork, changed -> finder.find(changed, hints))
                    .of(tree, services));
    if (request.apply()) {
      for (Unit unit : units) {
        WayBack.demand(
            unit.changed().tree().root(), unit.changed().source().patches().results().keySet());
      }
    }
    Staging staging = folder.staging();
    steps.run("source", "write the changed source and its patches", () -> write(units, staging));
    List<FindingOutcome> findings =
        steps.run("check", "assess the changed source", () -> check(units, staging));
    List<TestRun> tests =
        steps.run("tests", "run the application's own tests", () -> tests(request, units));
    staging.write("REFACTORING.md", "readme", RefactoringPage.text(units, findings, tests));
    Optional<Builder> engine = Builder.find(System.getenv().getOrDefault("PATH", ""));
    BaseDigests digests = new BaseDigests(engine, root);
    BaseImages bases =
        new BaseImages(
            request.mirror(),
            request.allowedBases(),
            request.pinned() ? digests : name -> Optional.empty());
    steps.run(
        "container",
        "describe the images",
        () -> {
          int files = 0;
          for (PartTransformation part : parts(units)) {
            String dockerfile = Unit.dockerfile(part.workload());
            files += part.writeContainer(staging, dockerfile, dockerfile + ".dockerignore", bases);
            files += part.writeDaemonless(staging, Unit.imageFolder(part.workload()), bases);
          }
          return files;
        });
    digests
        .unknown()
        .forEach((image, why) -> steps.note(image + " is not named by its digest: " + why));
    steps.note(
        engine
            .map(builder -> "The images can be built here by " + builder.program())
            .orElse(
                "This machine has neither podman nor buildah nor docker: images are built by Jib,"
                    + " where they can be"));
    ApplicationFiles files =
        new ApplicationFiles(request.name(), ComposeFile.restarts(tree), units, findings, tests);
    steps.run("manifests", "describe the workloads", () -> files.write(staging));
    List<Conflict> conflicts =
        folder.publish().stream()
            .map(
                conflict ->
                    new Conflict(
                        conflict.path(),
                        conflict.why(),
                        Optional.of(conflict.generated()).filter(path -> !path.isEmpty())))
            .toList();
    if (request.apply()) {
      for (Unit unit : units) {
        unit.changed().applyInPlace(steps);
      }
    }
    return files.document(staging.files(), conflicts);
  }

  private List<FindingOutcome> check(List<Unit> units, Staging staging) {
    List<FindingOutcome> outcomes = new ArrayList<>();
    for (Unit unit : units) {
      Path source = staging.folder().resolve(unit.prefix() + "source");
      List<Finding> after = groundwork.findings(source, unit.changed().tree().root());
      for (FindingOutcome outcome :
          new FindingCheck(unit.changed()).outcomes(unit.findings(), after)) {
        outcomes.add(outcome.at(unit.place(outcome.where())));
      }
    }
    return outcomes;
  }

  private static List<TestRun> tests(ApplicationRequest request, List<Unit> units)
      throws IOException {
    List<TestRun> runs = new ArrayList<>();
    ProjectTests tests = new ProjectTests(System.getenv().getOrDefault("PATH", ""));
    for (Unit unit : units) {
      runs.add(
          request.tests()
              ? tests.run(unit)
              : new TestRun(
                  unit.folder(),
                  "",
                  TestRun.Outcome.NOT_RUN,
                  "They were not asked for (--tests)."));
    }
    return runs;
  }

  private static int write(List<Unit> units, Staging staging) throws IOException {
    int files = 0;
    for (Unit unit : units) {
      files += unit.changed().write(staging, unit.prefix());
    }
    return files;
  }

  static List<PartTransformation> parts(List<Unit> units) {
    return units.stream().flatMap(unit -> unit.parts().stream()).toList();
  }
}
