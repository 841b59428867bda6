package dev.lepton.accept.security.image;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.Severity;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.util.ArrayList;
import java.util.List;

/** Reviews a Dockerfile. */
public final class DockerfileReview {
  private static final Check HAS_STAGE =
      new Check(
          "image-readable",
          "the Dockerfile has a FROM instruction",
          Severity.HIGH,
          "begin it with FROM");

  private DockerfileReview() {}

  /**
   * The outcome of every check, in a fixed order.
   *
   * @param name what to call the file in findings
   * @param text its contents
   */
  public static List<SecurityCheck> review(String name, String text) {
    List<Instruction> instructions = DockerfileParser.parse(text);
    List<Stage> stages = Stage.of(instructions);
    if (stages.isEmpty()) {
      return HAS_STAGE.outcome(List.of(name), name);
    }
    DockerfileRules rules = new DockerfileRules(stages);
    List<SecurityCheck> checks = new ArrayList<>();
    add(checks, name, DockerfileRules.NON_ROOT, rules.runsAsRoot());
    add(checks, name, DockerfileRules.NUMERIC_USER, rules.namedUser());
    add(checks, name, SecretRule.CHECK, SecretRule.violations(instructions));
    add(checks, name, DockerfileRules.REMOTE_ADD, rules.remoteAdds());
    add(checks, name, DockerfileRules.BASE_TAG, rules.unpinnedBases());
    return List.copyOf(checks);
  }

  private static void add(
      List<SecurityCheck> checks, String name, Check check, List<String> violations) {
    checks.addAll(
        check.outcome(violations.stream().map(place -> name + ": " + place).toList(), name));
  }
}
