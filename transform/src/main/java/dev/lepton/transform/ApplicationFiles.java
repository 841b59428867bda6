package dev.lepton.transform;

import dev.lepton.model.bundle.ApplicationBundle;
import dev.lepton.model.bundle.ApplicationBundle.Conflict;
import dev.lepton.model.bundle.ApplicationBundle.Part;
import dev.lepton.model.bundle.ApplicationBundle.Reason;
import dev.lepton.model.bundle.Bundle.GeneratedFile;
import dev.lepton.model.bundle.Bundle.SourceChange;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.model.bundle.FindingOutcome;
import dev.lepton.model.bundle.TestRun;
import dev.lepton.transform.internal.compose.Compose;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.helm.HelmChart;
import dev.lepton.transform.internal.kustomize.Components;
import dev.lepton.transform.internal.kustomize.Kustomization;
import dev.lepton.transform.internal.kustomize.Overlays;
import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Manifests;
import dev.lepton.transform.internal.manifest.Podman;
import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.monitoring.Dashboard;
import dev.lepton.transform.internal.monitoring.LogPipeline;
import dev.lepton.transform.internal.monitoring.RuleFiles;
import dev.lepton.transform.internal.output.Staging;
import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.terraform.Infrastructure;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is written for an application as a whole, and the document that tells of it.
 *
 * @param restarts the policies of restart that the author of a compose file has chosen, by workload
 */
record ApplicationFiles(
    String application,
    Map<String, String> restarts,
    List<Unit> units,
    List<FindingOutcome> findings,
    List<TestRun> tests) {

  /** Returns the number of files written. */
  int write(Staging staging) throws IOException {
    List<Workload> workloads =
        ApplicationTransformer.parts(units).stream().map(PartTransformation::workload).toList();
    Map<String, HasMetadata> objects = Manifests.of(workloads);
    int before = staging.files().size();
    for (Map.Entry<String, HasMetadata> object : objects.entrySet()) {
      staging.write(
          "kubernetes/base/" + object.getKey(), "manifest", ManifestText.of(object.getValue()));
    }
    staging.write(
        "kubernetes/base/kustomization.yaml",
        "manifest",
        Kustomization.base(application, objects.keySet()));
    staging.write("kubernetes/all.yaml", "manifest", ManifestText.all(objects.values()));
    writeAll(staging, "kubernetes/overlays/", "manifest", Overlays.of(workloads));
    double availability =
        units.get(0).parts().get(0).migration().requirements().availabilityPercent();
    Map<String, String> components = new Components(workloads).files(availability);
    writeAll(staging, "kubernetes/components/", "manifest", components);
    writeAll(staging, "monitoring/rules/", "monitoring", RuleFiles.of(workloads, availability));
    staging.write("monitoring/dashboard.json", "monitoring", Dashboard.of(workloads));
    staging.write(
        "monitoring/fluent-bit.yaml",
        "monitoring",
        LogPipeline.of(application, Overlays.namespaces(application)));
    writeAll(
        staging,
        "helm/" + application + "/",
        "helm",
        new HelmChart(workloads, objects, components).files());
    writeAll(staging, "terraform/", "terraform", Infrastructure.of(workloads).files());
    staging.write("compose.yaml", "compose", Compose.of(images()));
    for (Workload workload : workloads) {
      staging.write(
          "podman/" + workload.name() + ".yaml",
          "podman",
          ManifestText.of(Podman.deployment(workload)));
    }
    staging.write(
        "README.md", "readme", ApplicationReadme.text(application, units, paths(staging)));
    return staging.files().size() - before;
  }

  private static Set<String> paths(Staging staging) {
    return staging.files().stream().map(GeneratedFile::path).collect(Collectors.toSet());
  }

  private static void writeAll(
      Staging staging, String folder, String kind, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      staging.write(folder + file.getKey(), kind, file.getValue());
    }
  }

  private List<Compose.Image> images() {
    List<Compose.Image> images = new ArrayList<>();
    forEachPart(
        (unit, service, part) ->
            images.add(
                new Compose.Image(
                    part.workload(),
                    unit.context(service),
                    Unit.dockerfile(part.workload()),
                    Optional.ofNullable(restarts.get(part.workload().name())))));
    return images;
  }

  ApplicationBundle document(List<GeneratedFile> files, List<Conflict> conflicts) {
    List<Part> parts = new ArrayList<>();
    forEachPart((unit, service, part) -> parts.add(part(unit, service, part)));
    List<SourceChange> changes = new ArrayList<>();
    List<WorkItem> workItems = new ArrayList<>();
    for (Unit unit : units) {
      for (SourceChange change : unit.changed().source().patches().changes()) {
        changes.add(
            new SourceChange(
                change.concern(),
                unit.place(change.file()),
                change.diff(),
                change.explanation(),
                change.fixes()));
      }
      for (WorkItem item : unit.changed().source().workItems()) {
        workItems.add(
            new WorkItem(
                unit.place(item.where()),
                item.rule(),
                item.what(),
                item.why(),
                item.how(),
                item.days()));
      }
    }
    return new ApplicationBundle(
        application, parts, changes, workItems, findings, tests, files, conflicts);
  }

  private static Part part(Unit unit, Service service, PartTransformation part) {
    Workload workload = part.workload();
    return new Part(
        service.name(),
        service.folder(),
        service.role().name().toLowerCase(Locale.ROOT),
        service.schedule().map(Timetable::toString),
        workload.image(),
        Unit.dockerfile(workload),
        unit.context(service),
        workload.endpoint().map(Workload.Endpoint::port),
        service.dependsOn(),
        service.evidence().stream().map(why -> new Reason(why.what(), why.where())).toList());
  }

  /** Something to do with one part. */
  interface Visit {
    void see(Unit unit, Service service, PartTransformation part);
  }

  private void forEachPart(Visit visit) {
    for (Unit unit : units) {
      for (int index = 0; index < unit.parts().size(); index++) {
        visit.see(unit, unit.services().get(index), unit.parts().get(index));
      }
    }
  }
}
