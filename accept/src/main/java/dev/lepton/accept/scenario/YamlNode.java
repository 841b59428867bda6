package dev.lepton.accept.scenario;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file that knows where it stands. What is not as expected becomes a problem, and
 * reading goes on, so that all problems are told at once.
 *
 * @param problems is added to
 */
record YamlNode(String file, Node node, List<Problem> problems) {
  private static final int MOST_CODE_POINTS = 4 << 20;

  /**
   * @throws LeptonException CONFIG_INVALID when it is no YAML, or empty
   */
  static YamlNode parse(String file, String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file)
              .setAllowDuplicateKeys(false)
              .setCodePointLimit(MOST_CODE_POINTS)
              .build();
      return new Compose(settings)
          .composeString(text)
          .map(root -> new YamlNode(file, root, new ArrayList<>()))
          .orElseThrow(() -> invalid(file, "the file is empty", null));
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw invalid(file + line, "not valid YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw invalid(file, "not valid YAML: " + e.getMessage(), e);
    }
  }

  private static LeptonException invalid(
      String where, String what, @org.jspecify.annotations.Nullable Exception cause) {
    LeptonException failure =
        new LeptonException(
            ErrorCode.CONFIG_INVALID, what, where, "write a mapping with requests or journeys");
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }

  /** File and line. */
  String where() {
    return file + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
  }

  void problem(String what, String fix) {
    problems.add(new Problem(what, where(), fix));
  }

  /** The values of a mapping; of anything else none, which is a problem. */
  Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problem("here must be a mapping", "write `name: value` lines");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      YamlNode value = new YamlNode(file, tuple.getValueNode(), problems);
      if (entries.putIfAbsent(key, value) != null) {
        value.problem("\"" + key + "\" stands here a second time", "keep one of the two");
      }
    }
    return entries;
  }

  /** The same; a key that is not known is a problem. */
  Map<String, YamlNode> entries(Set<String> known) {
    Map<String, YamlNode> entries = entries();
    entries.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            value.problem(
                "unknown key \"" + key + "\"",
                "known keys here: " + String.join(", ", new TreeSet<>(known)));
          }
        });
    return entries;
  }

  /** The items of a sequence; of anything else none, which is a problem. */
  List<YamlNode> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new YamlNode(file, item, problems)).toList();
    }
    problem("here must be a list", "write `- item` lines");
    return List.of();
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** A single value as text. */
  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem("here must be a single value", "write text or a number");
    return "";
  }

  /** A whole number within bounds; the lower one where it is none. */
  int number(int least, int most) {
    String text = text();
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      problem("'" + text + "' is no whole number", "write one from " + least + " to " + most);
      return least;
    }
    problem("'" + text + "' is out of range", "write a number from " + least + " to " + most);
    return least;
  }

  static Optional<YamlNode> of(Map<String, YamlNode> entries, String key) {
    return Optional.ofNullable(entries.get(key));
  }
}
