package dev.lepton.transform;

import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.bundle.Bundle.SourceChange;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.List;

/** The page that says what is what in a bundle. Pure. */
final class Readme {
  private Readme() {}

  /** Of a bundle that holds one application. */
  static String text(PartTransformation part) {
    Workload workload = part.workload();
    return "# "
        + workload.name()
        + " "
        + workload.version()
        + ", ready for its new platform\n\n"
        + CONTENTS.formatted(workload.image(), workload.name())
        + sections(part, "##");
  }

  /**
   * What is set, what was changed and what is left, of one part.
   *
   * @param level the signs before a heading
   */
  static String sections(PartTransformation part, String level) {
    Launch launch = part.launch();
    List<SourceChange> changes = part.source().patches().changes();
    List<WorkItem> workItems = part.source().workItems();
    StringBuilder text = new StringBuilder();
    text.append("\n")
        .append(level)
        .append(
            " Settings\n\n"
                + "Secrets have no default here, nor in the image, nor in the manifests.\n\n"
                + "| variable | default |\n"
                + "|---|---|\n");
    launch
        .settings()
        .forEach(
            (name, value) ->
                text.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(value.isEmpty() ? "–" : "`" + value + "`")
                    .append(" |\n"));
    text.append(secrets(part.workload()));
    text.append("\n")
        .append(level)
        .append(" Changed\n\n")
        .append(changes.isEmpty() ? "Nothing in the source.\n" : "");
    changes.forEach(
        change ->
            text.append("- `")
                .append(change.file())
                .append("` (")
                .append(change.concern())
                .append("): ")
                .append(change.explanation())
                .append('\n'));
    text.append("\n")
        .append(level)
        .append(" Left to you\n\n")
        .append(workItems.isEmpty() ? "Nothing.\n" : "");
    workItems.forEach(
        item ->
            text.append("- `")
                .append(item.where())
                .append("`: ")
                .append(item.what())
                .append(" *Not done by machine: ")
                .append(item.why())
                .append("* **How:** ")
                .append(item.how())
                .append(" (")
                .append(item.days())
                .append(" days)\n"));
    return text.toString();
  }

  private static String secrets(Workload workload) {
    StringBuilder text = new StringBuilder();
    workload.secrets().stream()
        .map(Workload.SecretVariable::secret)
        .distinct()
        .forEach(
            secret -> {
              List<String> keys =
                  workload.secrets().stream()
                      .filter(one -> one.secret().equals(secret))
                      .map(Workload.SecretVariable::variable)
                      .toList();
              text.append("\nThe Deployment takes ")
                  .append(String.join(", ", keys))
                  .append(" from the Secret `")
                  .append(secret)
                  .append("`, under keys of the same names. Create it before the roll-out.\n");
            });
    return text.toString();
  }

  private static final String CONTENTS =
      """
      | here | what it is |
      |---|---|
      | `source/` | a copy of the source tree with the changes in it; the image is built from it |
      | `patches/` | the same changes, one unified diff per concern, each upon the one before, for `git apply`; the lines that are taken away show the secrets they held |
      | `container/` | `podman build --format docker --ignorefile container/.dockerignore -f container/Dockerfile -t %1$s source` |
      | `manifests/` | one file per Kubernetes object: `kubectl apply -k manifests`; put your own host into `ingress.yaml` first |
      | `podman/play.yaml` | the application alone, on one machine: `podman play kube podman/play.yaml` |

      The base image can be changed with `spec.transform.baseImage`, or `--build-arg BASE_IMAGE=…` for one build; name it by
      digest to get the same bytes every time. The network policies of `%2$s` let in requests to its port, and out only name
      look-ups and its databases.
      """;
}
