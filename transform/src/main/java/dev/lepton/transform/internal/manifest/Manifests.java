package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All objects of an application, in the order in which they must be applied, by the name of the
 * file that each belongs into. Pure: equal input gives equal objects.
 */
public final class Manifests {
  private Manifests() {}

  /**
   * @param workloads at least one, all of the same application
   * @return with several workloads, each one's objects below a folder of its name
   */
  public static Map<String, HasMetadata> of(List<Workload> workloads) {
    Map<String, HasMetadata> files = new LinkedHashMap<>();
    for (HasMetadata object : Foundations.of(workloads.get(0))) {
      files.put(fileName(workloads.get(0).application(), object), object);
    }
    for (Workload workload : workloads) {
      String folder = workloads.size() == 1 ? "" : workload.name() + "/";
      for (HasMetadata object : objects(workload, called(workload, workloads))) {
        files.put(folder + fileName(workload.name(), object), object);
      }
    }
    return files;
  }

  private static List<String> called(Workload workload, List<Workload> all) {
    return all.stream()
        .filter(other -> other.endpoint().isPresent() && workload.calls().contains(other.name()))
        .map(Workload::name)
        .sorted()
        .toList();
  }

  private static List<HasMetadata> objects(Workload workload, List<String> called) {
    List<HasMetadata> objects = new ArrayList<>();
    objects.add(Identities.account(workload));
    if (workload.traits().asksCluster().isPresent()) {
      objects.add(Identities.role(workload));
      objects.add(Identities.binding(workload));
      objects.add(Networking.allowCluster(workload));
    }
    objects.add(Identities.configuration(workload));
    if (workload.bringsFiles() && !workload.keepsOwnState()) {
      objects.add(Identities.files(workload));
    }
    if (workload.endpoint().isPresent()) {
      objects.add(Networking.allowRequests(workload));
    }
    if (!workload.databasePorts().isEmpty()) {
      objects.add(Networking.allowDatabase(workload));
    }
    if (!called.isEmpty()) {
      objects.add(Networking.allowCalls(workload, called));
    }
    Optional<HasMetadata> flows = Flows.egress(workload);
    flows.ifPresent(objects::add);
    if (workload.endsByItself()) {
      objects.add(workload.isScheduled() ? Workloads.cronJob(workload) : Workloads.job(workload));
      return objects;
    }
    objects.add(
        workload.keepsOwnState()
            ? Workloads.statefulSet(workload)
            : Workloads.deployment(workload));
    if (workload.endpoint().isPresent()) {
      objects.add(Networking.service(workload));
      objects.add(Networking.ingress(workload));
    } else if (workload.keepsOwnState()) {
      objects.add(Networking.headless(workload));
    }
    if (workload.scales()) {
      objects.add(Workloads.autoscaler(workload));
    }
    objects.add(Workloads.disruptionBudget(workload));
    return objects;
  }

  /** Of the kind; where there are several of one kind, also of what tells them apart. */
  private static String fileName(String owner, HasMetadata object) {
    String kind = object.getKind().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    String name = object.getMetadata().getName();
    boolean several = kind.equals("network-policy");
    return several ? kind + name.substring(owner.length()) + ".yaml" : kind + ".yaml";
  }
}
