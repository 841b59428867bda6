package dev.lepton.accept.security.image;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.SecretShapes;
import dev.lepton.accept.security.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets that a build would bake into a layer. Even a deleted file stays in its layer. */
final class SecretRule {
  static final Check CHECK =
      new Check(
          "image-secrets",
          "no secret is built into the image",
          Severity.HIGH,
          "give secrets at run time, or to the build with RUN --mount=type=secret");

  /** NAME=value, quoted or not. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:^|\\s)-{0,2}([A-Za-z_][\\w.\\-]*)=(\"[^\"]*\"|'[^']*'|\\S*)");

  private static final Pattern SECRET_FILE =
      Pattern.compile(
          "(?i)(?:.*/)?(?:\\.env(?:\\.\\w+)?|id_(?:rsa|dsa|ecdsa|ed25519)|\\.git-credentials|\\.netrc"
              + "|\\.pgpass|\\.aws/credentials|[^/]*\\.(?:key|p12|pfx|jks|keystore))");

  private SecretRule() {}

  /** Where secrets are, never what they are. */
  static List<String> violations(List<Instruction> instructions) {
    List<String> places = new ArrayList<>();
    for (Instruction instruction : instructions) {
      String where = "line " + instruction.line() + ", " + instruction.keyword();
      switch (instruction.keyword()) {
        case "ENV", "ARG", "LABEL", "RUN", "CMD", "ENTRYPOINT" ->
            assigned(instruction).forEach(name -> places.add(where + " " + name));
        case "COPY", "ADD" -> copied(instruction).forEach(file -> places.add(where + " " + file));
        default -> {
          // The others carry neither settings nor files.
        }
      }
    }
    return places;
  }

  /** Names of settings whose values are secrets. */
  static List<String> assigned(Instruction instruction) {
    List<String> names = new ArrayList<>();
    Matcher assignment = ASSIGNMENT.matcher(withEquals(instruction));
    while (assignment.find()) {
      String value = assignment.group(2).replaceAll("^[\"']|[\"']$", "");
      if (SecretShapes.isPlainSecret(assignment.group(1), value)) {
        names.add(assignment.group(1));
      }
    }
    if (names.isEmpty() && SecretShapes.hasSecretValue(instruction.arguments())) {
      names.add("argument");
    }
    return names;
  }

  /** {@code ENV NAME value} is an old way to write {@code ENV NAME=value}. */
  private static String withEquals(Instruction instruction) {
    String text = instruction.arguments();
    boolean old = instruction.keyword().equals("ENV") && !text.split("\\s+", 2)[0].contains("=");
    return old ? text.replaceFirst("\\s+", "=") : text;
  }

  private static List<String> copied(Instruction instruction) {
    List<String> words = instruction.words();
    return words.stream()
        .limit(Math.max(0, words.size() - 1))
        .filter(word -> SECRET_FILE.matcher(word).matches())
        .toList();
  }
}
