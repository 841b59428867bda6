package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heap of fixed size, where containers are described, becomes a part of what the container may
 * have: the rest is for threads, code and buffers.
 */
record SizeHeap() implements Recipe {
  private static final Pattern SIZE = Pattern.compile("-Xm([xs])\\d+[kKmMgG]?\\b");
  private static final Pattern LIMIT = Pattern.compile("(?m)\\bmem(?:ory|_limit)\\s*:\\s*\\S");

  @Override
  public String id() {
    return "container-sizes";
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<TextFile> file = refactoring.tree().text(finding.file());
      if (file.isEmpty() || !isLimited(file.get())) {
        refactoring.leave(
            finding,
            "The file sets no limit of memory: a part of it would be a part of the whole node's.");
      } else {
        follow(refactoring, file.get(), finding);
      }
    }
  }

  /** What an image says holds wherever it runs; there the cluster's manifests set the limit. */
  private static boolean isLimited(TextFile file) {
    return !ConfigLine.isYaml(file) || LIMIT.matcher(file.content()).find();
  }

  private static void follow(Refactoring refactoring, TextFile file, Finding finding) {
    Matcher size = SIZE.matcher(file.line(finding.line()));
    int start = file.offsetOfLine(finding.line());
    while (size.find()) {
      boolean most = size.group(1).equals("x");
      refactoring.edit(
          new Edit(
              Concern.CONTAINER_SIZES,
              file.path(),
              start + size.start(),
              size.end() - size.start(),
              // More than the largest size is no size to begin with.
              most ? "-XX:MaxRAMPercentage=75.0" : "-XX:InitialRAMPercentage=25.0",
              finding.ruleId()));
    }
    refactoring.answer(finding);
  }
}
