package dev.lepton.accept.security.image;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.ImageName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Dockerfile is checked for. */
final class DockerfileRules {
  static final Check NON_ROOT =
      new Check(
          "image-user",
          "the image runs as a user other than root",
          HIGH,
          "end with a numeric USER, for instance USER 10001");

  static final Check NUMERIC_USER =
      new Check(
          "image-numeric-user",
          "the user is a number",
          LOW,
          "write USER as a number: Kubernetes cannot tell whether a name is root");

  static final Check REMOTE_ADD =
      new Check(
          "image-remote-add",
          "nothing is added from the network unchecked",
          MEDIUM,
          "use ADD --checksum=sha256:…, or download in a build stage and verify the digest");

  static final Check BASE_TAG =
      new Check(
          "image-base-tag",
          "base images are named by version or digest",
          MEDIUM,
          "name the base image with a version tag, or better a digest; not :latest");

  private static final Pattern ROOT = Pattern.compile("(?:root|0+)(?::.*)?");
  private static final Pattern NUMERIC = Pattern.compile("\\d+(?::\\d+)?");
  private static final Pattern REMOTE = Pattern.compile("(?i)https?://.*|git@.*|ftp://.*");

  private final List<Stage> stages;

  DockerfileRules(List<Stage> stages) {
    this.stages = stages;
  }

  private Stage last() {
    return stages.get(stages.size() - 1);
  }

  /** Images whose tag says "nonroot" bring their own user: that is their published promise. */
  List<String> runsAsRoot() {
    return last()
        .user()
        .map(user -> ROOT.matcher(name(user)).matches() ? List.of(where(user)) : List.<String>of())
        .orElseGet(
            () ->
                rootImage(last()).contains("nonroot")
                    ? List.of()
                    : List.of(where(last().from()) + ", no USER"));
  }

  private static String rootImage(Stage stage) {
    return stage.parent().map(DockerfileRules::rootImage).orElse(stage.base());
  }

  List<String> namedUser() {
    return last()
        .user()
        .filter(user -> !NUMERIC.matcher(name(user)).matches())
        .map(user -> List.of(where(user)))
        .orElse(List.of());
  }

  private static String name(Instruction user) {
    return user.arguments().strip();
  }

  List<String> remoteAdds() {
    return instructions()
        .filter(instruction -> instruction.keyword().equals("ADD"))
        .filter(add -> !add.arguments().contains("--checksum="))
        .filter(add -> add.words().stream().anyMatch(word -> REMOTE.matcher(word).matches()))
        .map(DockerfileRules::where)
        .toList();
  }

  /** A base that is only a build argument without default cannot be judged here. */
  List<String> unpinnedBases() {
    return stages.stream()
        .filter(stage -> stage.parent().isEmpty())
        .filter(stage -> !stage.base().isEmpty() && !stage.base().equals("scratch"))
        .filter(stage -> !ImageName.isPinned(stage.base()))
        .map(stage -> where(stage.from()) + ", " + stage.base())
        .toList();
  }

  private Stream<Instruction> instructions() {
    return stages.stream().flatMap(stage -> stage.instructions().stream());
  }

  private static String where(Instruction instruction) {
    return "line " + instruction.line() + ", " + instruction.keyword();
  }
}
