package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Versions of Java, Python and Node.js, and of their images, that nobody mends any more. */
record UpgradeRuntime() implements Recipe {
  private static final String JAVA = "17";

  /** What current Java versions no longer have, so that the compiler would complain. */
  private static final Pattern GONE_FROM_JAVA =
      Pattern.compile(
          "(?m)^import (?:static )?(?:javax\\.(?:xml\\.(?:bind|ws|soap)|annotation\\.(?!processing)|jws|activation|transaction\\.(?!xa))|org\\.omg|sun\\.|com\\.sun\\.)");

  private static final Pattern POM_VERSION =
      Pattern.compile(
          "<(maven\\.compiler\\.(?:source|target)|java\\.version|source|target)>\\s*((?:1\\.)?[1-7])\\s*</");
  private static final Pattern GRADLE_VERSION =
      Pattern.compile(
          "(?:source|target)Compatibility\\s*=?\\s*(JavaVersion\\.VERSION_1_[1-7]|[\"']?1\\.[1-7]\\b[\"']?)");
  private static final Pattern VERSION =
      Pattern.compile(
          "^(?:python-)?(v?\\d+(?:\\.\\d+)*)\\s*$|^(lts/\\w+)\\s*$|\"node\"\\s*:\\s*\"([^\"]+)\"|python_(?:full_)?version\\s*=\\s*\"([\\d.]+)\"");

  @Override
  public String id() {
    return "runtime-versions";
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<TextFile> file = refactoring.tree().text(finding.file());
      if (file.isEmpty()) {
        continue;
      }
      Optional<String> obstacle = answer(refactoring, file.get(), finding);
      if (obstacle.isPresent()) {
        refactoring.leave(finding, obstacle.get());
      } else {
        refactoring.answer(finding);
        refactoring.leave(trial(finding));
      }
    }
  }

  private static WorkItem trial(Finding finding) {
    return new WorkItem(
        finding.where(),
        finding.ruleId(),
        "The runtime was raised.",
        "Whether all libraries run on it only a try can tell.",
        "Run the tests on the new version, and read the notes of what it took away.",
        0.5);
  }

  /** Why nothing was changed; empty when it was. */
  private static Optional<String> answer(Refactoring refactoring, TextFile file, Finding finding) {
    if (finding.ruleId().equals("lepton-java-runtime-0080")) {
      return raiseJava(refactoring, file, finding);
    }
    if (finding.ruleId().startsWith("lepton-platform-")) {
      Optional<ImageTags.Reference> image = ImageTags.in(file.line(finding.line()));
      image.ifPresent(
          better ->
              replace(refactoring, file, finding, better.start(), better.end(), better.better()));
      return image.isPresent()
          ? Optional.empty()
          : Optional.of("The image is not named here by a tag that is understood.");
    }
    return raiseVersion(refactoring, file, finding);
  }

  private static Optional<String> raiseVersion(
      Refactoring refactoring, TextFile file, Finding finding) {
    int at = lineOfVersion(file, finding.line());
    Matcher version = VERSION.matcher(at == 0 ? "" : file.line(at));
    if (!version.find()) {
      return Optional.of("The code itself is of an old version of the language.");
    }
    int group =
        IntStream.rangeClosed(1, version.groupCount())
            .filter(one -> version.group(one) != null)
            .findFirst()
            .orElseThrow();
    boolean python = finding.ruleId().contains("-python-");
    String range = file.path().endsWith(".json") ? ">=" : "";
    refactoring.edit(
        new Edit(
            Concern.RUNTIME_VERSIONS,
            file.path(),
            file.offsetOfLine(at) + version.start(group),
            version.end(group) - version.start(group),
            python ? ImageTags.PYTHON : range + ImageTags.NODE,
            finding.ruleId()));
    return Optional.empty();
  }

  /** In JSON the finding may stand at what is around it. */
  private static int lineOfVersion(TextFile file, int found) {
    if (!file.path().endsWith(".json")) {
      return found;
    }
    return IntStream.rangeClosed(found, file.lines().size())
        .filter(number -> file.line(number).matches(".*\"node\"\\s*:\\s*\"[^\"]+\".*"))
        .findFirst()
        .orElse(0);
  }

  private static Optional<String> raiseJava(
      Refactoring refactoring, TextFile file, Finding finding) {
    if (usesWhatIsGone(refactoring.tree())) {
      return Optional.of("The code uses packages that current Java versions no longer have.");
    }
    boolean pom = file.path().endsWith(".xml");
    boolean changed = false;
    Matcher version = (pom ? POM_VERSION : GRADLE_VERSION).matcher(file.content());
    int group = pom ? 2 : 1;
    while (version.find()) {
      refactoring.edit(
          new Edit(
              Concern.RUNTIME_VERSIONS,
              file.path(),
              version.start(group),
              version.end(group) - version.start(group),
              pom ? JAVA : "JavaVersion.VERSION_17",
              finding.ruleId()));
      changed = true;
    }
    return changed ? Optional.empty() : Optional.of("The version is not written here as a number.");
  }

  private static boolean usesWhatIsGone(SourceTree tree) {
    return tree.files(".java").stream()
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> GONE_FROM_JAVA.matcher(text.content()).find());
  }

  private static void replace(
      Refactoring refactoring, TextFile file, Finding finding, int start, int end, String by) {
    refactoring.edit(
        new Edit(
            Concern.RUNTIME_VERSIONS,
            file.path(),
            file.offsetOfLine(finding.line()) + start,
            end - start,
            by,
            finding.ruleId()));
  }
}
