package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import java.util.Map;

/** Turns findings into work for people: what to do, where, and why a machine had better not. */
final class WorkItems {
  private static final Map<String, String> HOW =
      Map.of(
          "in-memory-session",
          "Keep sessions outside the process: a table, Redis or a signed cookie. Until then users"
              + " must stick to one replica (the generated Service does that) and lose their"
              + " session when it is replaced.",
          "local-file-upload",
          "Store uploads in an object store, or on the volume that UPLOAD_DIR points to. Move the"
              + " existing files there first.",
          "in-process-scheduler",
          "Move the job into a CronJob that calls the same code, or guard it with a lock in the"
              + " database. Until then only one replica may run, and the manifests ask for one.",
          "file-logging",
          "Write log lines to standard output, where the platform collects them; drop the file"
              + " handler.",
          "hardcoded-credential",
          "Read the value from the environment without a default, and change it: it is in the"
              + " source's history.",
          "missing-health-endpoint",
          "Add /healthz (200 while the process is up) and /readyz (200 while it can reach its"
              + " database), outside any login.",
          "debug-mode",
          "Turn debugging off unless the environment asks for it.");

  private WorkItems() {}

  static WorkItem of(Finding finding) {
    return of(finding, finding.reason());
  }

  static WorkItem of(Finding finding, String why) {
    String how = HOW.getOrDefault(finding.ruleId(), finding.fix());
    return new WorkItem(finding.where(), finding.title() + ". " + how, why, finding.effort());
  }
}
