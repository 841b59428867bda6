package dev.lepton.transform.internal.terraform;

import dev.lepton.transform.internal.manifest.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an application needs of a cloud.
 *
 * @param application DNS-1123 label
 * @param nodes of two cores and eight GiB that carry all copies at once, at least two
 * @param database whether it keeps its data in PostgreSQL
 * @param databaseGib of the database's disk
 * @param bucket whether it keeps files
 */
public record Infrastructure(
    String application, int nodes, boolean database, int databaseGib, boolean bucket) {
  private static final double NODE_CORES = 1.9;
  private static final double NODE_GIB = 6.5;
  private static final int POSTGRES_PORT = 5432;
  private static final int LEAST_DISK_GIB = 32;

  /**
   * @param workloads at least one, all of the same application
   */
  public static Infrastructure of(List<Workload> workloads) {
    double cores = 0;
    double gib = 0;
    for (Workload workload : workloads) {
      cores += workload.replicas() * workload.demand().cpuCores();
      gib += workload.replicas() * workload.demand().memoryGib();
    }
    int nodes = (int) Math.ceil(Math.max(cores / NODE_CORES, gib / NODE_GIB));
    double data =
        workloads.stream().mapToDouble(workload -> workload.demand().storageGib()).max().orElse(0);
    return new Infrastructure(
        workloads.get(0).application(),
        Math.max(2, nodes),
        workloads.stream().anyMatch(one -> one.databasePorts().contains(POSTGRES_PORT)),
        (int) Math.max(LEAST_DISK_GIB, Math.ceil(data)),
        workloads.stream().anyMatch(Workload::dataVolume));
  }

  /** Folder and name of each file to its content, for each cloud. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    add(files, "aws", new Aws(this).files());
    add(files, "azure", new Azure(this).files());
    add(files, "gcp", new Gcp(this).files());
    return files;
  }

  private static void add(Map<String, String> files, String cloud, Map<String, String> its) {
    its.forEach((name, text) -> files.put(cloud + "/" + name, text));
  }

  /** The application's name as an identifier. */
  String identifier() {
    return application.replace('-', '_');
  }

  /** For names that may only have letters and digits. */
  String compact() {
    return application.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** Variables that all clouds have. */
  String variables(String region, String nodeType) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        variable "region" {
          type        = string
          default     = "%1$s"
          description = "Where everything stands."
        }

        variable "node_type" {
          type        = string
          default     = "%2$s"
          description = "The nodes' machine type: two cores and eight GiB."
        }

        variable "node_count" {
          type        = number
          default     = %3$d
          description = "Nodes that carry all copies at once; the cluster may add as many again."
        }
        """
            .formatted(region, nodeType, nodes));
    if (database) {
      text.append(
          """

          variable "database_gib" {
            type        = number
            default     = %1$d
            description = "Size of the database's disk."
          }
          """
              .formatted(databaseGib));
    }
    return text.toString();
  }
}
