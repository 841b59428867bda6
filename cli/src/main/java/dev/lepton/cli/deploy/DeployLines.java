package dev.lepton.cli.deploy;

import dev.lepton.deploy.cluster.ClusterPlan;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.ContainerUse;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.cluster.ReleaseStatus.Drift;
import dev.lepton.deploy.cluster.WorkloadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Releases as tables. */
final class DeployLines {
  private DeployLines() {}

  static List<String> of(ClusterRelease release) {
    List<String> lines = new ArrayList<>();
    release.changes().stream()
        .filter(change -> change.action() != Action.KEEP)
        .map(DeployLines::line)
        .forEach(lines::add);
    release.workloads().stream().map(DeployLines::line).forEach(lines::add);
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%s revision %d is healthy%s: %s",
            release.release(),
            release.revision(),
            in(release.namespace()),
            counts(release.changes())));
    return lines;
  }

  static List<String> of(ClusterPlan plan) {
    List<String> lines = new ArrayList<>();
    for (ObjectChange change : plan.changes()) {
      if (change.action() != Action.KEEP) {
        lines.add(line(change));
        lines.addAll(change.difference());
      }
    }
    plan.notChecked().forEach(what -> lines.add("not checked: " + what));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s%s, now %s: %s",
            plan.release(),
            in(plan.namespace()),
            plan.revision() == 0 ? "not there" : "revision " + plan.revision(),
            counts(plan.changes())));
    return lines;
  }

  static List<String> of(ReleaseStatus status, boolean diff) {
    List<String> lines = new ArrayList<>();
    for (ReleaseRevision revision : status.history()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "revision %-4d %-11s %s  by %s  %s",
              revision.number(),
              lower(revision.state()),
              revision.at(),
              revision.by(),
              revision.note()));
    }
    if (status.history().isEmpty()) {
      lines.add("nothing was deployed under the name " + status.release());
      return lines;
    }
    lines.add("");
    for (Drift drift : status.objects()) {
      lines.add(String.format(Locale.ROOT, "%-11s %s", lower(drift.state()), drift.object()));
      if (diff) {
        lines.addAll(drift.difference());
      }
    }
    lines.add("");
    status.workloads().stream().map(DeployLines::line).forEach(lines::add);
    lines.add("");
    if (!status.namespace().isEmpty()) {
      lines.addAll(use(status));
      lines.add("");
    }
    if (status.attention().isEmpty()) {
      lines.add("as planned and healthy");
    } else {
      lines.add("needs attention:");
      status.attention().forEach(what -> lines.add("- " + what));
    }
    return lines;
  }

  /** Releases on this machine have no namespace. */
  private static String in(String namespace) {
    return namespace.isEmpty() ? "" : " in namespace " + namespace;
  }

  private static List<String> use(ReleaseStatus status) {
    return status
        .use()
        .map(all -> all.stream().map(DeployLines::line).toList())
        .orElse(
            List.of("what pods use is not known: no metrics API (metrics.k8s.io) answers here"));
  }

  private static String line(ContainerUse use) {
    return String.format(
        Locale.ROOT,
        "%s/%s uses %.3f cores%s and %.0f MiB%s",
        use.pod(),
        use.container(),
        use.cores(),
        share(use.coresPercent()),
        use.memoryBytes() / (1 << 20),
        share(use.memoryPercent()));
  }

  private static String share(Optional<Double> percent) {
    return percent.map(share -> String.format(Locale.ROOT, " (%.0f %%)", share)).orElse("");
  }

  private static String line(ObjectChange change) {
    return String.format(Locale.ROOT, "%-8s %s", lower(change.action()), change.object());
  }

  private static String line(WorkloadState state) {
    return String.format(
        Locale.ROOT, "%-11s %s: %s", lower(state.health()), state.workload(), state.message());
  }

  private static String counts(List<ObjectChange> changes) {
    return String.format(
        Locale.ROOT,
        "%d created, %d changed, %d kept, %d deleted",
        count(changes, Action.CREATE),
        count(changes, Action.CHANGE),
        count(changes, Action.KEEP),
        count(changes, Action.DELETE));
  }

  private static long count(List<ObjectChange> changes, Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
