package dev.lepton.cli.transform;

import dev.lepton.model.bundle.ApplicationBundle;
import dev.lepton.model.bundle.ApplicationBundle.Part;
import dev.lepton.model.bundle.FindingOutcome;
import dev.lepton.model.bundle.FindingOutcome.Status;
import dev.lepton.model.bundle.TestRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was made of a source tree, for a terminal. */
final class TransformLines {
  private static final int MOST_ITEMS = 10;

  private TransformLines() {}

  static List<String> of(ApplicationBundle bundle, Path out) {
    List<String> lines = new ArrayList<>();
    int width = bundle.parts().stream().mapToInt(part -> part.name().length()).max().orElse(0);
    for (Part part : bundle.parts()) {
      String how =
          part.schedule()
              .map(cron -> "at " + cron)
              .or(() -> part.port().map(port -> "port " + port))
              .orElse("");
      lines.add(
          String.format(
              Locale.ROOT,
              "%-" + width + "s  %-9s  %-12s  %s",
              part.name(),
              part.role(),
              how,
              part.folder().isEmpty() ? "." : part.folder()));
      part.reasons().stream()
          .map(reason -> "    " + reason.what() + " (" + reason.where() + ")")
          .forEach(lines::add);
    }
    lines.add("");
    lines.add(
        bundle.changes().size()
            + " changes to the source, "
            + bundle.workItems().size()
            + " items left to people, "
            + bundle.files().size()
            + " files");
    lines.add(findings(bundle));
    bundle.tests().stream()
        .filter(run -> !run.command().isEmpty())
        .map(run -> run.command() + ": " + told(run.outcome()))
        .forEach(lines::add);
    bundle.workItems().stream()
        .limit(MOST_ITEMS)
        .map(item -> "  " + item.where() + "  " + firstSentence(item.what()))
        .forEach(lines::add);
    if (bundle.workItems().size() > MOST_ITEMS) {
      lines.add("  … all of them are in REFACTORING.md");
    }
    bundle
        .conflicts()
        .forEach(
            conflict ->
                lines.add(
                    "not brought up to date: "
                        + conflict.file()
                        + ": "
                        + conflict.why()
                        + conflict.generated().map(file -> "; see " + file).orElse("")));
    lines.add("written: " + out.resolve("README.md"));
    return lines;
  }

  private static String findings(ApplicationBundle bundle) {
    Map<Status, Long> counts =
        bundle.findings().stream()
            .collect(Collectors.groupingBy(FindingOutcome::status, Collectors.counting()));
    return "findings: "
        + counts.getOrDefault(Status.GONE, 0L)
        + " gone, "
        + counts.getOrDefault(Status.REMAINED, 0L)
        + " remained, "
        + counts.getOrDefault(Status.NEW, 0L)
        + " new";
  }

  private static String told(TestRun.Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "passed";
      case FAILED -> "FAILED, and passed before the changes";
      case FAILED_BEFORE -> "failed, as before the changes";
      case NOT_RUN -> "not run";
    };
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end);
  }
}
