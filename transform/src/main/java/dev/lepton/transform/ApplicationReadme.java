package dev.lepton.transform;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.container.image.Daemonless;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The page that says what is what in a transformed application. Pure. */
final class ApplicationReadme {
  private static final String CONTENTS =
      """
      | here | what it is |
      |---|---|
      | `REFACTORING.md` | what was changed in the source, finding by finding, and what is left to people |
      | `images/` | a Dockerfile for each part, and where no container engine is needed a build file for Jib: `lepton image THIS_FOLDER` |
      | `kubernetes/base`, `kubernetes/overlays` | for Kustomize: `kubectl apply -k kubernetes/overlays/prod`; put your own hosts in first |
      | `kubernetes/all.yaml` | the objects of the base in one file, for those without Kustomize: `kubectl apply -f kubernetes/all.yaml`; put your own hosts and images in first |
      | `kubernetes/components` | add to an overlay under `components:` what your cluster has: `../../components/gateway-api`, `external-secrets`, `monitoring`; `service-monitor` for parts that tell Prometheus their own figures (put in their paths) |
      | `monitoring/` | the same alerts and dashboard as plain files (`promtool test rules monitoring/rules/*.test.yaml`), and a Fluent Bit pipeline; they need kube-state-metrics, ingress-nginx and cert-manager |
      | `helm/%1$s` | the same objects as a chart: `helm install %1$s helm/%1$s --namespace %1$s --create-namespace`; the components are behind `gatewayApi.enabled` and the like in `values.yaml` |
      | `terraform/` | network, cluster, and database and bucket where they are needed, for AWS, Azure or Google Cloud; read it, and decide on sizes and regions in `variables.tf`, before `terraform apply`. Nothing of it was tried against a cloud here |
      | `compose.yaml` | everything on one machine: `docker compose up --build` or `podman-compose up --build` |
      | `podman/` | one part alone: `podman play kube podman/NAME.yaml` |
      | `.lepton/` | what was generated the last time. Edit the files as you like: the next run merges its changes into yours, and puts what it cannot merge into `.lepton/conflicts` |

      """;

  private ApplicationReadme() {}

  /**
   * @param written paths of what lies beside the page
   */
  static String text(String application, List<Unit> units, Set<String> written) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(application).append(", ready for its new platform\n\n");
    text.append(CONTENTS.formatted(application));
    text.append(
        "Sizes are those of the plan where there is one; otherwise they are guesses that say so:\n"
            + "measure, run `lepton plan`, and transform again.\n");
    for (Unit unit : units) {
      for (int index = 0; index < unit.parts().size(); index++) {
        text.append(part(unit, unit.services().get(index), unit.parts().get(index), written));
      }
      String where = unit.folder().isEmpty() ? "the source" : "`" + unit.folder() + "`";
      text.append("\n## Changes to ").append(where).append("\n\n");
      text.append("`")
          .append(unit.prefix())
          .append("source/` is a copy with the changes in it, `")
          .append(unit.prefix())
          .append("patches/` has one unified diff per concern.\n");
      text.append(Readme.sections(unit.parts().get(0), "###"));
    }
    return text.toString();
  }

  private static String part(
      Unit unit, Service service, PartTransformation part, Set<String> written) {
    Workload workload = part.workload();
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(service.name()).append("\n\n");
    text.append(role(service, workload)).append("\n\n");
    text.append(image(unit, service, workload, written));
    text.append(
        String.join(" ", workload.demand().basis().stream().map(basis -> basis + ".").toList()));
    text.append('\n');
    for (Evidence why : service.evidence()) {
      text.append("\n- ").append(why.what()).append(" (`").append(why.where()).append("`)");
    }
    return text.append(service.evidence().isEmpty() ? "" : "\n").toString();
  }

  /** How its image is made, and what its own Dockerfile lacks. */
  private static String image(Unit unit, Service service, Workload workload, Set<String> written) {
    String dockerfile = Unit.dockerfile(workload);
    if (service.stack().readyImage().isPresent()) {
      return "It runs the given image `" + workload.image() + "`; nothing is built.\n\n";
    }
    String build =
        "    lepton image THIS_FOLDER "
            + workload.name()
            + "\n    podman build --format docker -f "
            + dockerfile
            + " --ignorefile "
            + dockerfile
            + ".dockerignore -t "
            + workload.image()
            + " "
            + unit.context(service)
            + "\n\n"
            + "The first line gives the same digest for the same sources, lists what is in the"
            + " image, and tells its size. "
            + withoutEngine(service)
            + "\n\n";
    boolean own = service.stack().usualBaseImage().isEmpty();
    if (!own) {
      return build;
    }
    String patch = dockerfile + ".patch";
    return build
        + (written.contains(patch)
            ? "The Dockerfile is the application's own; `" + patch + "` says what it lacks.\n\n"
            : "The Dockerfile is the application's own, and nothing was found that it lacks.\n\n");
  }

  private static String withoutEngine(Service service) {
    Optional<String> hindrance =
        service.stack().image() instanceof Recipe recipe
            ? Daemonless.hindrance(recipe)
            : Optional.of("its Dockerfile is the application's own");
    return hindrance
        .map(why -> "It takes a container engine: " + why + ".")
        .orElse("With `--builder jib` it takes no container engine.");
  }

  private static String role(Service service, Workload workload) {
    String role = service.role().name().toLowerCase(Locale.ROOT);
    Optional<String> port =
        workload.endpoint().map(endpoint -> "answers on port " + endpoint.port());
    Optional<String> schedule = service.schedule().map(times -> "runs at `" + times + "`");
    String more = port.or(() -> schedule).map(what -> ", " + what).orElse("");
    String folder = service.folder().isEmpty() ? "the root" : "`" + service.folder() + "`";
    return "A "
        + role
        + " part from "
        + folder
        + more
        + ". It needs "
        + (service.dependsOn().isEmpty() ? "no other part" : String.join(", ", service.dependsOn()))
        + ".";
  }
}
