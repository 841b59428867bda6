package dev.lepton.accept.security.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One stage of a Dockerfile.
 *
 * @param from the FROM instruction
 * @param base image or earlier stage, build arguments filled in with their defaults
 * @param parent the earlier stage that it builds upon; empty when it builds upon an image
 */
record Stage(
    Instruction from, String base, Optional<Stage> parent, List<Instruction> instructions) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(\\w+)(?::?-([^}]*))?}|(\\w+))");

  /** The stages in order; instructions before the first FROM only define its arguments. */
  static List<Stage> of(List<Instruction> instructions) {
    Map<String, String> defaults = new HashMap<>();
    Map<String, Stage> byAlias = new HashMap<>();
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      if (instruction.keyword().equals("ARG") && stages.isEmpty()) {
        String[] parts = instruction.arguments().split("=", 2);
        defaults.put(parts[0].strip(), parts.length > 1 ? parts[1].strip().replace("\"", "") : "");
      } else if (instruction.keyword().equals("FROM")) {
        Stage stage = begin(instruction, body(instructions, i), defaults, byAlias);
        stages.add(stage);
        alias(instruction).ifPresent(alias -> byAlias.put(alias, stage));
      }
    }
    return List.copyOf(stages);
  }

  private static List<Instruction> body(List<Instruction> all, int from) {
    return all.subList(from + 1, all.size()).stream()
        .takeWhile(instruction -> !instruction.keyword().equals("FROM"))
        .toList();
  }

  private static Stage begin(
      Instruction from,
      List<Instruction> body,
      Map<String, String> defaults,
      Map<String, Stage> known) {
    String name = from.words().isEmpty() ? "" : from.words().get(0);
    String base = VARIABLE.matcher(name).replaceAll(match -> value(match, defaults));
    return new Stage(from, base, Optional.ofNullable(known.get(base)), body);
  }

  private static String value(MatchResult variable, Map<String, String> defaults) {
    String name = variable.group(1) == null ? variable.group(3) : variable.group(1);
    String fallback = variable.group(2) == null ? "" : variable.group(2);
    String value = defaults.getOrDefault(name, "");
    return Matcher.quoteReplacement(value.isEmpty() ? fallback : value);
  }

  private static Optional<String> alias(Instruction from) {
    List<String> words = from.words();
    return words.size() == 3 && words.get(1).equalsIgnoreCase("AS")
        ? Optional.of(words.get(2))
        : Optional.empty();
  }

  /** The last USER, of this stage or of the one it builds upon. */
  Optional<Instruction> user() {
    return instructions.stream()
        .filter(instruction -> instruction.keyword().equals("USER"))
        .reduce((earlier, later) -> later)
        .or(() -> parent.flatMap(Stage::user));
  }
}
