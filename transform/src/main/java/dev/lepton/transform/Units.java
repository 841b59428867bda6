package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.migration.Migration;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.manifest.Traits;
import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Divides an application into the folders that are changed each by itself, and changes them. */
record Units(
    ApplicationRequest request, Groundwork groundwork, Function<SourceTree, List<Service>> finder) {

  /** In the order of their first services; at least one. */
  List<Unit> of(SourceTree tree, List<Service> services) {
    Map<String, List<Service>> byFolder = new LinkedHashMap<>();
    List<String> contexts = services.stream().map(Service::context).distinct().toList();
    for (Service service : services) {
      byFolder
          .computeIfAbsent(outermost(service.context(), contexts), folder -> new ArrayList<>())
          .add(service);
    }
    List<Change> changes = new ArrayList<>();
    Map<String, byte[]> results = new TreeMap<>();
    byFolder.forEach(
        (folder, its) -> {
          Change change = change(tree, folder, its);
          changes.add(change);
          change
              .changed()
              .source()
              .patches()
              .results()
              .forEach((file, content) -> results.put(below(folder, file), content));
        });
    List<Service> found =
        results.isEmpty() && portsDiffer(services) ? services : finder.apply(tree.with(results));
    List<String> names = services.stream().map(Service::name).toList();
    return changes.stream().map(change -> unit(change, found, names)).toList();
  }

  private static boolean portsDiffer(List<Service> services) {
    List<Integer> ports = services.stream().flatMap(service -> service.port().stream()).toList();
    return ports.stream().distinct().count() == ports.size();
  }

  private static String slashed(String folder) {
    return folder.isEmpty() ? "" : folder + "/";
  }

  private static String below(String folder, String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  /** One build may take files of the folders below: what is nested is changed only once. */
  private static String outermost(String context, List<String> contexts) {
    return contexts.stream()
        .filter(other -> other.isEmpty() || (context + "/").startsWith(other + "/"))
        .min(Comparator.comparingInt(String::length))
        .orElse(context);
  }

  /** What others than the source know of it. */
  private Traits traits(Service service, List<String> names) {
    return new Traits(
        service.role() == Role.TASK,
        Optional.empty(),
        groundwork
            .scaling(service.name())
            .map(known -> new Traits.Scaling(known.targetPercent(), known.copies(), known.basis())),
        groundwork.flows(service.name(), names).stream()
            .map(
                flow ->
                    new Traits.Flow(
                        flow.outbound(), flow.peer(), names.contains(flow.peer()), flow.port()))
            .toList());
  }

  /** A folder whose source is changed, while nothing is known of its images yet. */
  private record Change(
      String folder,
      List<Service> services,
      Migration migration,
      Assessment assessment,
      ChangedTree changed) {}

  private Change change(SourceTree tree, String folder, List<Service> services) {
    SourceTree own = folder.isEmpty() ? tree : SourceTree.scan(tree.root().resolve(folder));
    String name = folder.isEmpty() ? request.name() : services.get(0).name();
    Migration migration = groundwork.migration(name, own.root());
    Assessment assessment = groundwork.assess(migration);
    return new Change(
        folder, services, migration, assessment, ChangedTree.of(own, assessment, migration));
  }

  /**
   * @param found the services of the changed tree: another runtime is another image, and jobs that
   *     were in a process are their own
   */
  private Unit unit(Change change, List<Service> found, List<String> names) {
    List<Service> services =
        change.services().stream()
            .map(
                service ->
                    found.stream()
                        .filter(other -> other.name().equals(service.name()))
                        .findFirst()
                        .orElse(service))
            .collect(Collectors.toCollection(ArrayList::new));
    found.stream()
        .filter(service -> service.role() == Role.SCHEDULED && !names.contains(service.name()))
        .filter(service -> (service.context() + "/").startsWith(slashed(change.folder())))
        .forEach(services::add);
    List<PartTransformation> parts =
        services.stream()
            .map(
                service ->
                    PartTransformation.of(
                            change.changed(),
                            service.stack(),
                            change.migration(),
                            change.assessment(),
                            groundwork.demand(service.name()))
                        .as(service, identity(service), traits(service, names)))
            .toList();
    String prefix = change.folder().isEmpty() ? "" : "parts/" + change.folder() + "/";
    return new Unit(
        change.folder(),
        prefix,
        change.changed(),
        change.assessment().findings(),
        services,
        sharing(parts));
  }

  /** What one part leaves in a folder of the disk, the others of the same source may look for. */
  private static List<PartTransformation> sharing(List<PartTransformation> parts) {
    List<String> keeping =
        parts.stream()
            .map(PartTransformation::workload)
            .filter(workload -> workload.dataVolume() && !workload.keepsOwnState())
            .map(Workload::name)
            .toList();
    return parts.stream()
        .map(
            part ->
                keeping.size() > 1 && keeping.contains(part.workload().name())
                    ? part.sharingFilesOf(keeping.get(0))
                    : part)
        .toList();
  }

  private Workload.Identity identity(Service service) {
    return new Workload.Identity(
        request.name(),
        service.name(),
        request.version(),
        service
            .stack()
            .readyImage()
            .orElse(request.imagePrefix() + service.name() + ":" + request.version()));
  }
}
