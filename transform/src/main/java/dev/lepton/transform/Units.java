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

/** Divides an application into the folders that are changed each by itself, and changes them. */
record Units(ApplicationRequest request, Groundwork groundwork) {

  /** In the order of their first services; at least one. */
  List<Unit> of(SourceTree tree, List<Service> services) {
    Map<String, List<Service>> byFolder = new LinkedHashMap<>();
    List<String> contexts = services.stream().map(Service::context).distinct().toList();
    for (Service service : services) {
      byFolder
          .computeIfAbsent(outermost(service.context(), contexts), folder -> new ArrayList<>())
          .add(service);
    }
    List<String> names = services.stream().map(Service::name).toList();
    List<Unit> units = new ArrayList<>();
    byFolder.forEach((folder, its) -> units.add(unit(tree, folder, its, names)));
    return units;
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

  private Unit unit(SourceTree tree, String folder, List<Service> services, List<String> names) {
    SourceTree own = folder.isEmpty() ? tree : SourceTree.scan(tree.root().resolve(folder));
    String name = folder.isEmpty() ? request.name() : services.get(0).name();
    Migration migration = groundwork.migration(name, own.root());
    Assessment assessment = groundwork.assess(migration);
    ChangedTree changed = ChangedTree.of(own, assessment, migration);
    List<PartTransformation> parts =
        services.stream()
            .map(
                service ->
                    PartTransformation.of(
                            changed,
                            service.stack(),
                            migration,
                            assessment,
                            groundwork.demand(service.name()))
                        .as(service, identity(service), traits(service, names)))
            .toList();
    String prefix = folder.isEmpty() ? "" : "parts/" + folder + "/";
    return new Unit(folder, prefix, changed, List.copyOf(services), parts);
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
